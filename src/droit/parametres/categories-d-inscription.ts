import { CodeDuTravail, Decrets } from '../textes.js'
import type { Parametre } from './parametre.js'

/** The category a parcours makes by itself: F since 2025. The number of the arrêté that made it is not read. */
export const categorieDuParcours: Parametre<Readonly<Partial<Record<string, 'F'>>>> = {
  nom: 'catégorie d’inscription qui suit du parcours décidé',
  valeurs: [
    { depuis: '2009-01-01', valeur: {}, texte: CodeDuTravail.L5411_1, confiance: 'sûr' },
    { depuis: '2025-01-01', valeur: { PSP: 'F' }, texte: Decrets.inscription2024_1242, confiance: 'probable' },
  ],
}

/** Categories that say nothing of her employment: left once she is oriented towards another parcours. */
export const categoriesHorsEmploi: Parametre<readonly string[]> = {
  nom: 'catégories d’inscription qui ne disent rien de l’emploi',
  valeurs: [{ depuis: '2009-01-01', valeur: ['F', 'G'], texte: Decrets.inscription2024_1242, confiance: 'probable' }],
}

/** Answers to the criteria of orientation that say she has no activity: category A. « En activité » says neither its hours nor its kind. */
export const reponsesSansActivite: Parametre<readonly string[]> = {
  nom: 'réponses aux critères d’orientation qui disent l’absence d’activité (catégorie A)',
  valeurs: [
    {
      depuis: '2009-01-01',
      valeur: ['DEUX_DERNIERES_ANNEES', 'PLUS_DEUX_ANS', 'JAMAIS'],
      texte: CodeDuTravail.L5411_5_1,
      confiance: 'dérivé',
    },
  ],
}

/** Months back that a declared month still says what her employment is. */
export const fraicheurDeLaDeclaration: Parametre<number> = {
  nom: 'ancienneté de la déclaration mensuelle qui dit encore la catégorie, en mois',
  valeurs: [{ depuis: '2009-01-01', valeur: 1, texte: CodeDuTravail.L5411_2, confiance: 'dérivé' }],
}
