import type { ISql, Sql } from 'postgres'
import { exigenceDe, verdict } from '../../droit/assurance.js'
import { premierEnrolement } from '../../droit/parametres/habilitations.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { noterFacteur, type Session } from '../session/index.js'
import type { ClesDeFacteur } from './cles.js'
import { facteursDe } from './liste.js'
import { tracerLePremier } from './premier.js'
import { emettreLesCodes } from './secours.js'
import { enregistrerLAgent } from './verrou.js'

type Preuves = Pick<Session, 'niveau' | 'prouveLe' | 'facteur' | 'agent'>

/**
 * The first factor is enrolled by a sign-in with two factors, or, by a password alone, while somebody expects it: soon after her administrator
 * invited her or reset her factors. The next ones, and a withdrawal, ask for one given lately: else a stolen password would bring its
 * own. A recovery code is enough, since replacing a lost factor is what it is for.
 */
export async function peutModifier(
  sql: ISql,
  { niveau, prouveLe, facteur, agent }: Preuves,
  combien: number,
  instant: Date,
): Promise<boolean> {
  if (combien === 0) return niveau !== 'aucun' || attendu(sql, agent?.id ?? '', instant)
  const exigence = exigenceDe('renforcee', jourDe(instant))
  const secours = facteur?.genre === 'secours' && instant.getTime() - facteur.le.getTime() <= exigence.secondes * 1000
  return secours || verdict({ niveau, le: prouveLe }, exigence, instant) === 'permis'
}

async function attendu(sql: ISql, agent: string, instant: Date): Promise<boolean> {
  const jours = auJour(premierEnrolement, jourDe(instant))
  const [trouve] =
    await sql`select from agent a where a.id = ${agent} and ${instant}::timestamptz - make_interval(days => ${jours}) < greatest(
    a.invite_le, (select max(t.instant) from trace_de_facteur t where t.agent = a.id and t.fait = 'reinitialise'))`
  return trouve !== undefined
}

/** `codes`: the recovery codes, when it was her first factor. */
export type Enrolement = { cookie: string; codes: string[] | null }
type Reglages = { agent: string; session: Session; genre: 'totp' | 'webauthn'; instant: Date }

/** Adds a factor, which counts as given in this session: the right to do so is asked again with the tries of the agent taken. */
export const enroler = (
  sql: Sql,
  cles: ClesDeFacteur,
  { agent, session, genre, instant }: Reglages,
  ajouter: (tx: ISql) => Promise<boolean>,
): Promise<Enrolement | null> =>
  sql.begin<Enrolement | null>(async tx => {
    await enregistrerLAgent(tx, agent)
    await tx`select 1 from essais_de_facteur where agent = ${agent} for update`
    const combien = (await facteursDe(tx, agent)).length
    if (!(await peutModifier(tx, session, combien, instant)) || !(await ajouter(tx))) return null
    const codes = combien === 0 ? await emettreLesCodes(tx, cles, agent, instant) : null
    if (combien === 0) await tracerLePremier(tx, session, genre, instant)
    return { codes, cookie: await noterFacteur(tx, session.id, genre, instant) }
  })
