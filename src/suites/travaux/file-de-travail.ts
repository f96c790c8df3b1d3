import type { ISql, PendingQuery, Row } from 'postgres'
import type { NatureDeTravail } from '../../droit/travaux.js'
import type { Appelant } from '../../moteur/appelant.js'
import { aujourdHui, type Moteur } from '../../moteur/moteur.js'

/** `usager` is the file that stands for the person; `aFaireAvant` a legal day, null when nothing presses. */
export type Travail = {
  id: string
  nature: NatureDeTravail
  usager: bigint
  objet: string | null
  structure: string | null
  aFaireAvant: string | null
  enRetard: boolean
  attributs: Readonly<Record<string, string>>
  creeLe: Date
}
export type FiltreDeTravaux = {
  natures?: readonly NatureDeTravail[] | undefined
  structure?: string | undefined
  usager?: bigint | undefined
  enRetard?: boolean | undefined
}
export type Decompte = { nature: NatureDeTravail; nombre: number; enRetard: number; prochaine: string | null }

/**
 * What is open in the queue of the caller, in her structure or in none. To be used in a transaction keyed to the caller: row-level
 * security shows no other queue.
 */
function enFile(sql: ISql, a: Appelant, jour: string, f: FiltreDeTravaux): PendingQuery<Row[]> {
  return sql`from travail t where t.clos_le is null and t.organisation = ${a.organisation}
    ${a.structure === null ? sql`` : sql`and t.lieu = any (${['', a.structure]})`}
    ${f.structure === undefined ? sql`` : sql`and t.lieu = ${f.structure}`}
    ${f.natures === undefined ? sql`` : sql`and t.nature = any (${[...f.natures]})`}
    ${f.usager === undefined ? sql`` : sql`and t.dossier = ${f.usager.toString()}`}
    ${f.enRetard === undefined ? sql`` : f.enRetard ? sql`and t.urgence < ${jour}` : sql`and t.urgence >= ${jour}`}`
}

/** About a person the caller follows today. */
function suivie(sql: ISql, a: Appelant, jour: string): PendingQuery<Row[]> {
  // « offset 0 »: for what one structure has to do, each person by her key; the planner would else gather everybody the organisation follows.
  return sql`exists (select from suivi s where s.usager_id = t.dossier and s.organisation = ${a.organisation}
      ${a.structure === null ? sql`` : sql`and (s.structure is null or s.structure = ${a.structure})`}
      and s.du <= ${jour} and (s.au is null or s.au >= ${jour}) ${a.structure === null ? sql`` : sql`offset 0`})`
}

/** The most urgent first, after a cursor: the `id` of the last one of the page before. */
export async function listerLesTravaux(
  sql: ISql,
  moteur: Moteur,
  a: Appelant,
  filtre: FiltreDeTravaux,
  { apres, limite }: { apres?: string | undefined; limite: number },
): Promise<Travail[]> {
  const jour = aujourdHui(moteur)
  const suite = apres === undefined ? sql`` : sql`and (t.urgence, t.id) > (select p.urgence, p.id from travail p where p.id = ${apres})`
  const rangs = await sql<(Omit<Travail, 'usager'> & { usager: string })[]>`
    select t.id, t.nature, t.dossier as usager, nullif(t.objet, '') as objet, t.structure, t.a_faire_avant as "aFaireAvant",
      t.urgence < ${jour} as "enRetard", t.attributs, t.cree_le as "creeLe"
    ${enFile(sql, a, jour, filtre)} ${suite} and ${suivie(sql, a, jour)}
    order by t.urgence, t.id limit ${limite}`
  return rangs.map(r => ({ ...r, usager: BigInt(r.usager) }))
}

/** How much of each nature, how much of it is late, and the nearest day. */
export async function denombrerLesTravaux(sql: ISql, moteur: Moteur, a: Appelant, filtre: FiltreDeTravaux): Promise<Decompte[]> {
  const jour = aujourdHui(moteur)
  return sql<Decompte[]>`
    select t.nature, count(*)::int as nombre, count(*) filter (where t.urgence < ${jour})::int as "enRetard", min(t.a_faire_avant) as prochaine
    ${enFile(sql, a, jour, filtre)} and ${suivie(sql, a, jour)} group by t.nature order by min(t.urgence), t.nature`
}
