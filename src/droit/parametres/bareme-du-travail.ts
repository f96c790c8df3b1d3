import { CodeDuTravail, type Texte } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Whole percentages and whole months, both bounds included. */
export type BornesDuTravail = { taux: readonly [number, number]; mois: readonly [number, number]; suppression: boolean; texte: Texte }
type ParRang = Readonly<Record<'PREMIER' | 'REITERATION' | 'PERSISTANCE', BornesDuTravail>>

const premier: BornesDuTravail = { taux: [30, 100], mois: [1, 2], suppression: false, texte: CodeDuTravail.R5412_1 }
const repete: BornesDuTravail = { taux: [30, 100], mois: [1, 4], suppression: true, texte: CodeDuTravail.R5412_1 }
const deuxMois: BornesDuTravail = { taux: [30, 100], mois: [2, 2], suppression: true, texte: CodeDuTravail.R5412_3_2 }

/** Of the replacement income, and of the allowances of the young: by rank of the breach. */
export const baremeDuTravail: Parametre<ParRang> = {
  nom: 'barème des sanctions du code du travail',
  valeurs: [
    {
      depuis: '2025-06-01',
      valeur: { PREMIER: premier, REITERATION: repete, PERSISTANCE: repete },
      texte: CodeDuTravail.R5412_1,
      confiance: 'sûr',
    },
  ],
}

/** An activity that was not declared has its own: two months. Its rate is not in what we read. */
export const baremeDeLActiviteNonDeclaree: Parametre<ParRang> = {
  nom: 'barème de l’activité de très courte durée non déclarée',
  valeurs: [
    {
      depuis: '2025-06-01',
      valeur: { PREMIER: deuxMois, REITERATION: deuxMois, PERSISTANCE: deuxMois },
      texte: CodeDuTravail.R5412_3_2,
      confiance: 'dérivé',
    },
  ],
}

/**
 * Months during which whoever holds the list sees whole the procedure that a mission locale left: four of sanction at the longest, two to
 * contest it, two to answer; then again as long as it is not over. No text says it.
 */
export const suiteDUneReprise: Parametre<number> = {
  nom: 'suite donnée par France Travail à la procédure qu’une mission locale laisse, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 8, texte: CodeDuTravail.R5412_4, confiance: 'dérivé' }],
}

export const moisRetablisDuTravail: Parametre<number> = {
  nom: 'mois d’allocation suspendue rétablis au plus',
  valeurs: [{ depuis: '2025-06-01', valeur: 3, texte: CodeDuTravail.R5412_1, confiance: 'probable' }],
}
