import type { Sql } from 'postgres'
import type { Domaine } from '../droit/categories.js'
import type { TableChiffree } from './colonnes.js'
import { ailleurs } from './rechiffrer.js'
import type { TrousseauSuivi } from './trousseau.js'

/** A process that had not heard of the new key may have written under the old one: an hour is a thousand times what it takes to hear. */
const DELAI_MS = 60 * 60 * 1000

type Outils = { proprietaire: Sql; trousseau: TrousseauSuivi; tables: readonly TableChiffree[]; instant: Date }
type Candidate = { numero: number; domaine: Domaine | 'unique' }

/**
 * Erases for good the keys that were replaced an hour ago and under which no value is left; gives their numbers. The first of all, number 0,
 * is not ours to erase: it is in the file `nir.cle`, which protects second factors too.
 */
export async function retirerLesCles({ proprietaire, trousseau, tables, instant }: Outils): Promise<number[]> {
  const limite = new Date(instant.getTime() - DELAI_MS)
  const candidates = await proprietaire<Candidate[]>`
    select numero, domaine from cle_de_donnees c where retiree_le is null and exists (
      select from cle_de_donnees n where n.numero > c.numero and n.active_le <= ${limite} and c.domaine in (n.domaine, 'unique'))`
  const retirees: number[] = []
  for (const { numero, domaine } of candidates) {
    const courante = domaine === 'unique' ? null : trousseau.courante(domaine)
    if (courante === numero || (await estEmployee(proprietaire, tables, domaine, trousseau))) continue
    await proprietaire`update cle_de_donnees set enveloppe = null, enveloppee_par = null, retiree_le = ${instant} where numero = ${numero}`
    retirees.push(numero)
  }
  return retirees
}

/** Whether a value of this domain, of any for the first key of all, is under another key than the one that writes. */
async function estEmployee(sql: Sql, tables: readonly TableChiffree[], domaine: Candidate['domaine'], trousseau: TrousseauSuivi) {
  for (const { table, colonnes } of tables) {
    const siennes = colonnes.filter(c => domaine === 'unique' || c.domaine === domaine)
    if (siennes.length === 0) continue
    const [reste] = await sql.unsafe<unknown[]>(`select 1 from ${table} where ${ailleurs(siennes, trousseau)} limit 1`)
    if (reste) return true
  }
  return false
}
