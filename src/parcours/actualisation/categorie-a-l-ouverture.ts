import { jourDe } from '../../moteur/moteur.js'
import { fenetreOuverteLe } from './periode.regles.js'

/** A version of a registration as the API gives its history; `remplaceLe`: instant, null for the present one. */
export type VersionDInscription = { version: number; remplaceLe: string | null; donnees: { categorie?: string | null } }

/** The category she had as the window open on that day opened, the present one between two windows. */
export function categorieALOuverture(versions: readonly VersionDInscription[], jour: string): string | null {
  const du = fenetreOuverteLe(jour)?.du ?? jour
  const alors = versions.toSorted((a, b) => a.version - b.version).find(v => v.remplaceLe === null || jourDe(new Date(v.remplaceLe)) >= du)
  return alors?.donnees.categorie ?? null
}
