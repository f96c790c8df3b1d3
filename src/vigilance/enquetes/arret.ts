import type { ISql } from 'postgres'
import { acteurDe } from '../../acces/index.js'
import type { Enquete } from './enquetes.js'

/** Whether the access it is about is kept out now, whatever the stop is aimed at and whoever set it; a second factor asked again stops nobody. */
export async function accesArrete(sql: ISql, e: Enquete): Promise<boolean> {
  const cibles = [`agent ${acteurDe(e)}`, `application ${e.application}`, `organisation ${e.organisation}`]
  const arrets = await sql`
    select from blocage b where b.palier = 'arret' and b.leve_le is null and (concat_ws(' ', b.portee, b.cible) = any (${cibles})
      or (b.portee = 'structure' and b.cible = (select structure from alerte where id = ${e.alerte})))`
  return arrets.length > 0
}
