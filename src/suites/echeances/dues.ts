import { auNomDe } from '../../moteur/au-nom-de.js'
import type { Sql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import { aujourdHui, jourDe, type Moteur } from '../../moteur/moteur.js'
import { rejouer } from '../../moteur/rejouer.js'
import type { EnCours } from './echeances.js'

/** A deadline whose day has come; `usager` is the file that stands for the person today. */
export type EcheanceDue = { nature: string; usager: bigint; objet: string | null; jour: string; organisation: string | null }

/**
 * What a nature of deadline brings about, in one transaction that also closes it. It acts for nobody until it says for whom: the journal
 * then names that organisation, the application `plateforme:echeances` and no agent. Returns what came of it, as kept with the deadline.
 */
export type Effet = (
  encours: EnCours & { agirAuNomDe: (organisation: string, jour?: string) => Promise<Appelant> },
  echeance: EcheanceDue,
) => Promise<string>
export type Effets = Readonly<Record<string, Effet>>

export type Bilan = { faites: number; echouees: number }

const uneMinute = 60_000
/** Minutes before the next try: twice as many each time, six hours at most. */
const attente = (essais: number): number => Math.min(2 ** essais, 360) * uneMinute

/**
 * Does what is due on the legal day of the clock, each deadline in a transaction of its own. Several processes may run it at once. One that
 * fails is tried again later and does not keep the others from being done.
 */
export async function executerLesEcheances(moteur: Moteur, effets: Effets): Promise<Bilan> {
  const bilan: Bilan = { faites: 0, echouees: 0 }
  let derniere: Repere = { jour: '0001-01-01', id: '0' }
  for (;;) {
    const dues = await lireLesDues(moteur, derniere)
    for (const { id } of dues) {
      const issue = await rejouer(() => executer(moteur, effets, id)).catch(erreur => reporter(moteur, id, erreur))
      if (issue) bilan[issue] += 1
    }
    const fin = dues.at(-1)
    if (!fin) return bilan
    derniere = fin
  }
}

type Repere = { jour: string; id: string }

function lireLesDues(moteur: Moteur, apres: Repere): Promise<Repere[]> {
  const instant = moteur.horloge()
  // A clock set back must not put off for months what failed just before.
  return moteur.sql<Repere[]>`
    select jour, id from echeance where close_le is null and jour <= ${jourDe(instant)} and (jour, id) > (${apres.jour}::date, ${apres.id}::bigint)
      and (reprendre_le is null or reprendre_le not between ${instant} and ${new Date(instant.getTime() + attente(Infinity))})
    order by jour, id limit 500`
}

type Rang = Omit<EcheanceDue, 'usager'> & { dossier: string }

/** Null when another process has it, or has done it. */
async function executer(moteur: Moteur, effets: Effets, id: string): Promise<'faites' | null> {
  return moteur.sql.begin(async sql => {
    const [due] = await sql<Rang[]>`
      select nature, dossier, nullif(objet, '') as objet, jour, organisation from echeance
      where id = ${id} and close_le is null and jour <= ${aujourdHui(moteur)} for update skip locked`
    if (!due) return null
    const { dossier, ...echeance } = due
    const effet = effets[due.nature]
    if (!effet) throw new Error(`aucun effet n’est prévu pour l’échéance « ${due.nature} »`)
    // Closed first: its effect may open the next one of the same nature.
    await sql`update echeance set close_le = ${moteur.horloge()}, issue = '', dernier_echec = null where id = ${id}`
    const agirAuNomDe = (organisation: string, jour?: string) =>
      auNomDe(sql, moteur, organisation, 'plateforme:echeances', `echeance:${id}`, jour)
    const issue = await effet({ sql, moteur, agirAuNomDe }, { ...echeance, usager: BigInt(dossier) })
    await sql`update echeance set issue = ${issue} where id = ${id}`
    return 'faites'
  }) as Promise<'faites' | null>
}

/** Never the text of an error of the database, which may quote a value. */
async function reporter(moteur: Moteur, id: string, erreur: unknown): Promise<'echouees'> {
  const dit = erreur instanceof Error ? ('code' in erreur ? `erreur ${String(erreur.code)}` : erreur.message) : 'erreur inconnue'
  const instant = moteur.horloge().getTime()
  const [echec] = await moteur.sql<{ essais: number }[]>`
    update echeance set essais = essais + 1, dernier_echec = ${dit.slice(0, 500)} where id = ${id} and close_le is null returning essais`
  const suite = new Date(instant + attente(echec?.essais ?? 0))
  await moteur.sql`update echeance set reprendre_le = ${suite} where id = ${id} and close_le is null`
  return 'echouees'
}

/** Failures in a row after which a deadline is an alarm, though its day is not over. */
const echecsToleres = 3

/** Deadlines whose day is over, or that keep failing: anything but zero is an alarm. Counted up to a thousand. */
export async function echeancesEnRetard(sql: Sql, instant: Date): Promise<number> {
  const [compte] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select id from echeance where close_le is null and jour < ${jourDe(instant)}
      union select id from echeance where close_le is null and essais > 0 and essais >= ${echecsToleres} limit 1000) tardives`
  return compte?.n ?? 0
}
