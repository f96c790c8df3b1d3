import type { Ressource } from '../ressource.js'
import type { Conservation } from '../../droit/durees.js'
import { colonne, histoire } from './sql.js'

/** Empties, then deletes, what is kept no longer (J5). `$1` is the civil day of the purge; returns the persons concerned. */
export function purges(r: Ressource): string[] {
  const tables = [histoire(r), r.table]
  return [
    ...tables.flatMap(table => vider(r, table)),
    ...tables.map(table => `delete from ${table} cible where ${echu(r.conservation)} returning cible.usager_id`),
  ]
}

const echu = ({ depuis, duree }: Pick<Conservation, 'depuis' | 'duree'>): string =>
  `${depuis.sql} + interval '${duree.mois} months' < $1::date`

/** Empties what of a row is kept less long than the row. */
function vider(r: Ressource, table: string): string[] {
  if (!r.effacement) return []
  const vises = r.effacement.champs.map(c => colonne(r, c))
  return [
    `update ${table} cible set ${vises.map(c => `${c} = null`).join(', ')} where num_nonnulls(${vises.join(', ')}) > 0 and ${echu(r.effacement)} returning cible.usager_id`,
  ]
}
