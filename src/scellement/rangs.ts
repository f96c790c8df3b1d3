import type { ISql, PendingQuery } from 'postgres'
import type { Rang } from './feuille.js'
import { enUnTexte, lireLeTexte, type RangsEnTexte } from './rang-en-texte.js'

/** Transactions whose rows are asked: from the first, before the second. */
export type Intervalle = { du: bigint; au: bigint }

const colonnes = (sql: ISql) => sql`
  j.tx::text, to_char(j.instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant, l.empreinte as ligne,
  j.organisation, j.structure, j.application, j.issue, j.correlation, array_to_json(j.champs) as champs, j.usager_id::text as usager, j.agent`

/**
 * What is made of each row of the journal, in the order in which they are sealed, which their content alone decides. The rows of a transaction
 * come as one text, which costs the driver what one row does. Made one after the other: six thousand held together are copied by each
 * collection of memory.
 */
export async function deChaqueRang<T>(sql: ISql, { du, au }: Intervalle, faire: (rang: Rang) => T): Promise<T[]> {
  const duJournal = sql`from journal j left join ligne_declaree l on l.id = j.ligne
    where j.tx >= ${du.toString()}::bigint and j.tx < ${au.toString()}::bigint`
  const ordre = sql`j.instant, j.correlation collate "C", j.usager_id, l.empreinte collate "C", j.issue collate "C", j.organisation collate "C",
    j.structure collate "C", j.application collate "C", j.agent collate "C", j.champs::text collate "C"`
  const faits: T[] = []
  for (const transaction of await sql<RangsEnTexte[]>`
    select count(*)::int as nombre, ${enUnTexte(sql, ordre)} as texte ${duJournal} group by j.tx order by j.tx`) {
    const rangs = lireLeTexte(transaction)
    // Somebody wrote in a row what separates rows or columns: they are asked for apart.
    if (rangs === null) return (await sql<Rang[]>`select ${colonnes(sql)} ${duJournal} order by j.tx, ${ordre}`).map(r => faire(r))
    for (const rang of rangs) faits.push(faire(rang))
  }
  return faits
}

/** The last rows about a person, whatever the number of her files. */
export const rangsDesDossiers = (sql: ISql, dossiers: readonly string[], limite: number): PendingQuery<Rang[]> => sql<Rang[]>`
  select ${colonnes(sql)} from journal j left join ligne_declaree l on l.id = j.ligne
  where j.usager_id = any(${[...dossiers]}::bigint[]) order by j.instant desc limit ${limite}`
