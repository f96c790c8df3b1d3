import type { Sql } from 'postgres'
import { type Domaine, domaines } from '../droit/categories.js'
import { type CleMaitresse, EnveloppeFermee } from './cle-maitresse.js'
import { ajouter } from './cles-de-donnees.js'

/** Every process looks for new keys more often than that: none meets a value whose key it lacks. */
const AVANT_DE_SERVIR_MS = 10_000

/** A new key for each of these domains: what is written from `active` on is under it, what was written still opens. */
export async function tourner(
  proprietaire: Sql,
  [courante]: readonly CleMaitresse[],
  instant: Date,
  ceux: readonly Domaine[] = domaines,
): Promise<{ numeros: number[]; active: Date }> {
  if (!courante) throw new EnveloppeFermee('aucune clé maîtresse n’est fournie')
  const active = new Date(instant.getTime() + AVANT_DE_SERVIR_MS)
  const numeros = await proprietaire.begin(async sql => {
    await sql`lock table cle_de_donnees in share row exclusive mode`
    const faites: number[] = []
    for (const domaine of ceux) faites.push(await ajouter(sql, courante, domaine, instant, active))
    return faites
  })
  return { numeros, active }
}
