import type { ISql, Sql } from 'postgres'
import { essaisDeSecondFacteur } from '../../droit/parametres/essais-de-second-facteur.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { tracer } from './trace.js'

/** What a try gave. `restants`: tries left before a lock. */
export type Issue = { issue: 'bon' } | { issue: 'faux'; restants: number } | { issue: 'verrouille'; jusque: Date }

type Compte = { echecs: number; verrous: number; verrouille_jusque: Date | null }

export const enregistrerLAgent = (sql: ISql, agent: string) =>
  sql`insert into essais_de_facteur (agent) values (${agent}) on conflict do nothing`

export async function verrouDe(sql: ISql, agent: string, instant: Date): Promise<Date | null> {
  const [c] = await sql<Compte[]>`select * from essais_de_facteur where agent = ${agent} and verrouille_jusque > ${instant}`
  return c?.verrouille_jusque ?? null
}

/**
 * Tries a code of an agent, one try at a time whatever the process: the row of her tries is taken first, so that the count is exact
 * and a code cannot serve two requests. Too many wrong ones in a row and nothing is tried any more until the lock ends.
 */
export const essayer = (sql: Sql, agent: string, instant: Date, reussit: (tx: ISql) => Promise<boolean>): Promise<Issue> =>
  sql.begin<Issue>(async tx => {
    await enregistrerLAgent(tx, agent)
    const [c] = await tx<Compte[]>`select * from essais_de_facteur where agent = ${agent} for update`
    if (!c) throw new Error(`aucun compte d’essais pour ${agent}`)
    if (c.verrouille_jusque && c.verrouille_jusque > instant) return { issue: 'verrouille', jusque: c.verrouille_jusque }
    if (await reussit(tx)) {
      await tx`update essais_de_facteur set echecs = 0, verrous = 0, verrouille_jusque = null where agent = ${agent}`
      return { issue: 'bon' }
    }
    return compter(tx, agent, c, instant)
  })

async function compter(tx: ISql, agent: string, { echecs, verrous }: Compte, instant: Date): Promise<Issue> {
  const limite = auJour(essaisDeSecondFacteur, jourDe(instant))
  const restants = limite.essais - echecs - 1
  if (restants > 0) {
    await tx`update essais_de_facteur set echecs = ${echecs + 1} where agent = ${agent}`
    return { issue: 'faux', restants }
  }
  const minutes = limite.verrous[Math.min(verrous, limite.verrous.length - 1)] ?? limite.verrous[0]
  const jusque = new Date(instant.getTime() + minutes * 60_000)
  await tx`update essais_de_facteur set echecs = 0, verrous = ${verrous + 1}, verrouille_jusque = ${jusque} where agent = ${agent}`
  await tracer(tx, { agent, fait: 'verrouille', par: agent, motif: `${limite.essais} essais, ${minutes} minutes`, instant })
  return { issue: 'verrouille', jusque }
}
