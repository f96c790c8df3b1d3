import type { CodeActeur } from '../acteurs.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days the president of the département has to decide, from the day his services learnt that the right opens or comes to him. */
export const delaiDeDecision: Parametre<number> = {
  nom: 'délai de la décision d’orientation par le président du conseil départemental, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 42, texte: CodeDeLActionSociale.D262_65_2, confiance: 'sûr' }],
}

/**
 * Territories whose RSA is the State's, where the law has France Travail orient in the place of the president of the département. The
 * experiment of 2022 in other départements leaves their orientation to them (loi n° 2021-1900, art. 43).
 */
export const franceTravailOriente: Parametre<readonly string[]> = {
  nom: 'territoires où France Travail décide de l’orientation des bénéficiaires du RSA',
  valeurs: [{ depuis: '2025-01-01', valeur: ['974'], texte: CodeDeLActionSociale.R522_2, confiance: 'sûr' }],
}

/** Held to be as La Réunion is, since the State pays there too; their own decrees have not been read. */
export const franceTravailOrienteSansDoute: Parametre<readonly string[]> = {
  nom: 'territoires dont le RSA relève de l’État et où l’on retient que France Travail décide',
  valeurs: [{ depuis: '2025-01-01', valeur: ['973', '976'], texte: CodeDeLActionSociale.L522_14, confiance: 'à vérifier' }],
}

/** Days France Travail has where it orients, from the day it learnt that the right opens or comes there; the delegated CAF, from that opening. */
export const delaiDeFranceTravail: Parametre<number> = {
  nom: 'délai de la décision d’orientation là où France Travail décide pour le RSA, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 42, texte: CodeDeLActionSociale.R522_2, confiance: 'sûr' }],
}

/** Who may delegate the decision, and to whom: the president of a département to France Travail, France Travail to a CAF where it orients. */
export const delegatairesDeLaDecision: Parametre<Readonly<Partial<Record<CodeActeur, readonly CodeActeur[]>>>> = {
  nom: 'organismes à qui la décision d’orientation peut être déléguée, selon qui délègue',
  // La Réunion’s decree names the second; the first is the law’s.
  valeurs: [{ depuis: '2025-01-01', valeur: { CD: ['FT'], FT: ['CAF'] }, texte: CodeDuTravail.L5411_5_1, confiance: 'sûr' }],
}

/** Months before a social parcours is looked at again; `prolonge` when the obstacle is lasting (health, housing, family). */
export const reexamenDuParcoursSocial: Parametre<{ ordinaire: number; prolonge: number }> = {
  nom: 'réexamen du parcours social, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: { ordinaire: 6, prolonge: 12 }, texte: CodeDeLActionSociale.L262_31, confiance: 'sûr' }],
}

/** Months to draw up and sign the contrat d’engagement, from the notification of the orientation. */
export const delaiDuContrat: Parametre<number> = {
  nom: 'délai de signature du contrat d’engagement, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 1, texte: CodeDuTravail.D5411_14_1, confiance: 'sûr' }],
}
