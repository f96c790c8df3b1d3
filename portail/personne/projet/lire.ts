import type { Offre, Projet } from '../../../src/parcours/projet/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { chemins, type Visite } from '../espace.js'

type Element = { numero: number; version: number; misAJour: { le: string; par: string }; donnees: Record<string, unknown> }
export type Rang<T> = Omit<Element, 'donnees'> & { donnees: T }
export type OffreLue = Offre & { reference: string | null; employeur: string; observationsLe: string | null; appreciePar: string | null }

const lire = async <T>(v: Visite, chemin: string): Promise<Rang<T>[]> => {
  const { elements } = await v.lire<{ elements: Element[] }>(chemin)
  // The API is ours, and its contract is checked by its own tests.
  return elements.map(e => ({ ...e, donnees: e.donnees as T }))
}
export const lireMesProjets = (v: Visite) => lire<Projet>(v, chemins.projets)
export const lireMesOffres = (v: Visite) => lire<OffreLue>(v, chemins.offres)

export function leRang<T>(rangs: readonly Rang<T>[], v: Visite): Rang<T> {
  const { numero } = v.requete.params as { numero: string }
  const trouve = rangs.find(r => String(r.numero) === numero)
  if (!trouve) throw new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce numéro.')
  return trouve
}

/** What the API found to put right, each at the control `ou` gives for its field. */
export const refusees = (corps: Record<string, unknown>, ou: (champ: string) => string): { champ: string; texte: string }[] =>
  ((corps.errors ?? []) as { pointer: string; detail: string }[]).map(e => ({ champ: ou(e.pointer.split('/')[1] ?? ''), texte: e.detail }))
