import { plusMois } from '../../droit/jours.js'
import {
  categorieDuParcours,
  categoriesHorsEmploi,
  fraicheurDeLaDeclaration,
  reponsesSansActivite,
} from '../../droit/parametres/categories-d-inscription.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Inscription } from './inscription.regles.js'

/** What is known of her the day an orientation begins. Health is not asked: a category must not tell it. */
export type Orientee = {
  statut: Inscription['statut']
  categorie: Inscription['categorie']
  parcours: string
  /** Answer to the criterion; null when nobody asked. */
  situationProfessionnelle: string | null
  /** Last month she declared (`AAAA-MM`), and the category it led to. */
  declaration: { periode: string; categorie: string | null } | null
}

export type CategorieApres =
  | { effet: 'changer'; categorie: NonNullable<Inscription['categorie']>; pourquoi: 'parcours' | 'declaration' | 'reponses' }
  | { effet: 'a-revoir' }
  | { effet: 'aucun' }

/**
 * Category of who is oriented, on that civil day. A social parcours is F, whatever she was. Out of the wait (G), or of a social parcours
 * (F), what she declared last says A to D, else her answers say A; else a human of France Travail says it. Who has a category of
 * employment keeps it: what she declares changes it, not an orientation.
 */
export function categorieApresOrientation(o: Orientee, jour: string): CategorieApres {
  if (o.statut !== 'inscrit' || o.parcours === 'IND') return { effet: 'aucun' }
  const duParcours = auJour(categorieDuParcours, jour)[o.parcours]
  if (duParcours) return duParcours === o.categorie ? { effet: 'aucun' } : { effet: 'changer', categorie: duParcours, pourquoi: 'parcours' }
  if (o.categorie !== null && !auJour(categoriesHorsEmploi, jour).includes(o.categorie)) return { effet: 'aucun' }
  const declaree = categorieDeclaree(o.declaration, jour)
  if (declaree) return { effet: 'changer', categorie: declaree, pourquoi: 'declaration' }
  if (o.situationProfessionnelle !== null && auJour(reponsesSansActivite, jour).includes(o.situationProfessionnelle))
    return { effet: 'changer', categorie: 'A', pourquoi: 'reponses' }
  return { effet: 'a-revoir' }
}

function categorieDeclaree(d: Orientee['declaration'], jour: string): 'A' | 'B' | 'C' | 'D' | null {
  if (d === null || d.periode < plusMois(jour, -auJour(fraicheurDeLaDeclaration, jour)).slice(0, 7)) return null
  return (['A', 'B', 'C', 'D'] as const).find(c => c === d.categorie) ?? null
}
