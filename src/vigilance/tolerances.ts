import type { ISql } from 'postgres'
import { horizons } from './formes.js'

export type Tolerance = { acteur: string; personnes: number; jusque: Date; motif: string; par: string }

/** What somebody announced beforehand: a caseload taken over, a list to be carried away. */
export const tolerer = (sql: ISql, { acteur, personnes, jusque, motif, par }: Tolerance) => sql`
  insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
  select ${acteur}, h, ${personnes}, ${jusque}, ${par}, ${motif} from unnest(${[...horizons]}::text[]) h`

/** What is still open beyond the limits, for all or for one organisation; what a second factor opened is among them. */
export const tolerancesEnCours = (sql: ISql, organisation: string | null, instant: Date) => sql<Tolerance[]>`
  select acteur, ajout as personnes, jusque, motif, par from tolerance_de_vigilance
  where jusque > ${instant} and (${organisation}::text is null or split_part(acteur, '|', 1) = ${organisation})
  group by 1, 2, 3, 4, 5 order by jusque, acteur limit 200`
