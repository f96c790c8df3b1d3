import type { ISql } from 'postgres'
import { enFeuilles, hacher } from './feuille.js'
import { deChaqueRang } from './rangs.js'
import { dernierSceau } from './sceaux.js'
import { lireLesFeuilles } from './tuiles.js'

/**
 * Whether the rows of the last seal have under these salts one hash at least that it sealed: with others, none has. So of a journal that has
 * no seal yet, or no row left under the last one: nothing there was made with any salt.
 *
 * @param sels 32 bytes.
 */
export async function selsReconnus(sql: ISql, sels: Buffer): Promise<boolean> {
  const dernier = await dernierSceau(sql)
  if (!dernier) return true
  const { du, au, taille, lignes } = dernier.sceau
  const enFeuille = enFeuilles(sels)
  const presents = await deChaqueRang(sql, { du, au }, rang => hacher(enFeuille(rang)).toString('base64'))
  const scelles = new Set((await lireLesFeuilles(sql, taille - lignes, taille)).map(h => h.toString('base64')))
  return presents.length === 0 || presents.some(h => scelles.has(h))
}
