import type { ErreurDeSaisie } from '../interface/index.js'
import { type Recu, texteDe } from './saisie.js'

export type MetierTrouve = { codeAppellation: string; appellation: string; codeRome: string; metier: string }
/** Who reads through the API: an agent's request, or a person's. */
type Lecteur = { lire<T>(this: void, chemin: string): Promise<T> }
export type Recherche = { trouves?: readonly MetierTrouve[]; erreurs?: readonly ErreurDeSaisie[] }

/** Métiers whose words are those typed, as the API finds them. */
export async function trouverLeMetier({ lire }: Lecteur, recu: Recu): Promise<Recherche> {
  const texte = texteDe(recu.metier).slice(0, 120)
  if (texte.length < 2) return { erreurs: [{ champ: 'metier', texte: 'Écrivez au moins deux lettres du métier.' }] }
  const { elements } = await lire<{ elements: MetierTrouve[] }>(
    `/api/v1/referentiels/metiers?${new URLSearchParams({ texte, limite: '12' })}`,
  )
  return { trouves: elements }
}
