import type { ISql } from 'postgres'
import { ciblesDe } from '../../acces/index.js'
import type { Enquete } from './enquetes.js'

/** Whether the access it is about is kept out now, whatever the stop is aimed at and whoever set it; a second factor asked again stops nobody. */
export async function accesArrete(sql: ISql, e: Enquete): Promise<boolean> {
  const [alerte] = await sql<{ structure: string | null }[]>`select structure from alerte where id = ${e.alerte}`
  const cibles = ciblesDe({ ...e, structure: alerte?.structure ?? null })
  const arrets = await sql`
    select from blocage where palier = 'arret' and leve_le is null and concat_ws(' ', portee, cible) = any (${cibles}) limit 1`
  return arrets.length > 0
}
