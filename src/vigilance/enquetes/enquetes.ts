import type { ISql, TransactionSql } from 'postgres'
import { dernierSceau } from '../../scellement/index.js'
import type { Alerte } from '../alertes.js'
import type { EtatDEnquete } from './etats.regles.js'

export type Enquete = {
  numero: number
  alerte: string
  organisation: string
  agent: string | null
  application: string
  etat: EtatDEnquete
  du: Date
  au: Date
  note: string
  ouverteLe: Date
  ouvertePar: string
  connueLe: Date | null
  /** A question the organisation has not answered yet. */
  attendReponse: boolean
}
export type Fait = { le: Date; par: string; evenement: string; texte: string }

/** Days before the alert whose rows are kept [D]: the longest time that a threshold counts. */
const AVANT_JOURS = 30

const colonnes = (sql: ISql) => sql`
  e.numero, e.alerte, e.organisation, e.agent, e.application, e.etat, e.du, e.au, e.note, e.ouverte_le as "ouverteLe",
  e.ouverte_par as "ouvertePar", e.connue_le as "connueLe",
  e.etat <> 'close' and 'questionner' = (select f.evenement from fait_d_enquete f
    where f.enquete = e.numero and f.evenement in ('questionner', 'repondre') order by f.rang desc limit 1) is true as "attendReponse"`

/** An organisation sees an investigation from the first question it is asked. */
const visible = (sql: ISql, organisation: string | null) => sql`
  (${organisation}::text is null or (e.organisation = ${organisation}
    and exists (select from fait_d_enquete f where f.enquete = e.numero and f.evenement = 'questionner')))`

export const enquetes = (sql: ISql, organisation: string | null) => sql<Enquete[]>`
  select ${colonnes(sql)} from enquete e where ${visible(sql, organisation)} order by e.numero desc limit 200`

export async function lireLEnquete(sql: ISql, organisation: string | null, numero: number): Promise<Enquete | undefined> {
  const [e] = await sql<Enquete[]>`select ${colonnes(sql)} from enquete e where e.numero = ${numero} and ${visible(sql, organisation)}`
  return e
}

export const faitsDe = (sql: ISql, numero: number) => sql<Fait[]>`
  select le, par, evenement, texte from fait_d_enquete where enquete = ${numero} order by rang`

export const noter = (sql: ISql, numero: number, fait: Fait) => sql`insert into fait_d_enquete ${sql({ enquete: numero, ...fait })}`

/**
 * Opens on an alert and keeps, once for all, what the sealed journal says of its actor. Null when the journal is not sealed yet;
 * the number of the investigation already open on it otherwise.
 */
export async function ouvrirSur(
  sql: TransactionSql,
  a: Alerte,
  par: string,
  instant: Date,
): Promise<{ numero: number; neuve: boolean } | null> {
  const [deja] = await sql<{ numero: number }[]>`select numero from enquete where alerte = ${a.id}`
  if (deja) return { numero: deja.numero, neuve: false }
  const scelle = await dernierSceau(sql)
  if (!scelle) return null
  const du = new Date(a.le.getTime() - AVANT_JOURS * 86_400_000)
  const { organisation, application } = a
  const agent = a.genre === 'application' ? null : a.agent
  const [ouverte] = await sql<{ numero: number }[]>`
    insert into enquete ${sql({ alerte: a.id, organisation, agent, application, etat: 'ouverte', du, au: instant, note: scelle.note, ouverte_le: instant, ouverte_par: par })}
    returning numero`
  if (!ouverte) throw new Error('enquête sans numéro')
  await sql`
    insert into preuve_d_enquete (enquete, rang, tx, instant, ligne, structure, application, usager_id, champs, issue, correlation)
    select ${ouverte.numero}, row_number() over (order by j.tx, j.instant, j.usager_id), j.tx, j.instant, j.ligne, j.structure, j.application,
      j.usager_id, j.champs, j.issue, j.correlation
    from journal j
    where j.organisation = ${organisation} and j.instant >= ${du} and j.instant <= ${instant} and j.tx < ${scelle.sceau.au.toString()}::bigint
      and ${agent === null ? sql`j.application = ${application}` : sql`split_part(j.agent, '|', 1) = ${agent.split('|')[0] ?? ''}`}`
  return { numero: ouverte.numero, neuve: true }
}
