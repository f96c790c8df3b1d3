import type { ISql } from 'postgres'
import { horizons } from './formes.js'

/** `annonce`: null for what a second factor or a reason opened. */
export type Tolerance = { annonce: string | null; acteur: string; personnes: number; jusque: Date; motif: string; par: string }

/** What somebody announced beforehand: a caseload taken over, a list to be carried away. */
export const tolerer = (sql: ISql, { acteur, personnes, jusque, motif, par }: Omit<Tolerance, 'annonce'>) => sql`
  insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif, annonce)
  select ${acteur}, h, ${personnes}, ${jusque}, ${par}, ${motif}, a.id from (select gen_random_uuid() as id) a, unnest(${[...horizons]}::text[]) h`

/** What is still open beyond the limits, for all or for one organisation; what a second factor opened is among them. */
export const tolerancesEnCours = (sql: ISql, organisation: string | null, instant: Date) => sql<Tolerance[]>`
  select annonce, acteur, ajout as personnes, jusque, motif, par from tolerance_de_vigilance
  where jusque > ${instant} and (${organisation}::text is null or split_part(acteur, '|', 1) = ${organisation})
  group by 1, 2, 3, 4, 5, 6 order by jusque, acteur limit 200`

/** Ends before its day what somebody announced; what was read meanwhile stays counted. Null when nothing under that name holds any more. */
export async function finirLAnnonce(
  sql: ISql,
  { id, organisation }: { id: string; organisation: string | null },
  instant: Date,
): Promise<string | null> {
  const [finie] = await sql<{ acteur: string }[]>`
    update tolerance_de_vigilance set jusque = ${instant}
    where annonce = ${id} and jusque > ${instant} and (${organisation}::text is null or split_part(acteur, '|', 1) = ${organisation}) returning acteur`
  return finie?.acteur ?? null
}
