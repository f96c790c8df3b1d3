import type { Ressource } from '../ressource.js'
import { histoire } from './sql.js'

/** Deletes what is kept no longer (J5). `$1` is the civil day of the purge; returns the persons concerned. */
export function purges(r: Ressource): string[] {
  const echu = `${r.conservation.depuis.sql} + interval '${r.conservation.duree.mois} months' < $1::date`
  return [histoire(r), r.table].map(table => `delete from ${table} cible where ${echu} returning cible.usager_id`)
}
