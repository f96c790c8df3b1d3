import type { KeyObject } from 'node:crypto'
import type { ISql } from 'postgres'
import { ouvrir } from './note.js'
import { dernierSceau } from './sceaux.js'

/** Whether one of these keys made the last seal of the journal; so of one that has none yet. */
export async function cleReconnue(sql: ISql, publiques: readonly KeyObject[]): Promise<boolean> {
  const dernier = await dernierSceau(sql)
  if (!dernier) return true
  const nom = dernier.sceau.origine
  return (
    ouvrir(
      dernier.note,
      publiques.map(publique => ({ nom, publique })),
    ) !== null
  )
}
