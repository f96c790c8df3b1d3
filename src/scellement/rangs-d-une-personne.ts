import type { ISql } from 'postgres'
import { enFeuilles } from './feuille.js'
import { prouver } from './preuves-de-rangs.js'
import { rangsDesDossiers } from './rangs.js'
import type { Preuves } from './vue.js'

/** Rows proved at once: some months of an ordinary file. */
const RANGS = 500

/** What is written about a person in the journal, the latest first, each row with its proof; the agent is only committed to. */
export async function preuvesDUnePersonne(sql: ISql, sels: Buffer, dossiers: readonly string[]): Promise<Preuves | null> {
  return prouver(sql, (await rangsDesDossiers(sql, dossiers, RANGS)).map(enFeuilles(sels)), 'usager')
}
