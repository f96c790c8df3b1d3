import { CodeDuTravail, Decrets } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Who renews her registration, and how often: by category, and whether she has had a contract yet. */
export const publicsDActualisation = ['F', 'G', 'AVANT_CONTRAT', 'AUTRES'] as const
export type PublicDActualisation = (typeof publicsDActualisation)[number]
export const periodicites = ['MENSUELLE', 'TRIMESTRIELLE', 'DISPENSE'] as const
export type Periodicite = (typeof periodicites)[number]
export type Periodicites = Readonly<Record<PublicDActualisation, Periodicite>>

/** A new decree is a new row, with the day it begins: it is tried on screen before that day. */
export const periodicitesDActualisation: Parametre<Periodicites> = {
  nom: 'périodicité de l’actualisation, par public',
  // biome-ignore format: a table is read in columns
  valeurs: [
    { depuis: '2009-01-01', valeur: { F: 'MENSUELLE', G: 'MENSUELLE', AVANT_CONTRAT: 'MENSUELLE', AUTRES: 'MENSUELLE' }, texte: CodeDuTravail.L5411_2,        confiance: 'sûr' },
    { depuis: '2025-01-01', valeur: { F: 'DISPENSE',  G: 'DISPENSE',  AVANT_CONTRAT: 'DISPENSE',  AUTRES: 'MENSUELLE' }, texte: Decrets.inscription2024_1242, confiance: 'probable' },
  ],
}

/** Days of the month: the declaration opens at the end of the month it is about, and closes in the next. */
type Fenetre = { ouverture: number; ouvertureEnFevrier: number; fermeture: number }
export const fenetreDActualisation: Parametre<Fenetre> = {
  nom: 'fenêtre de l’actualisation, en jours du mois',
  valeurs: [
    {
      depuis: '2009-01-01',
      valeur: { ouverture: 28, ouvertureEnFevrier: 26, fermeture: 15 },
      texte: CodeDuTravail.L5411_2,
      confiance: 'sûr',
    },
  ],
}

/** Registered since then and without a contract yet: exempt until it is signed. */
export const dispenseAvantContrat: Parametre<string> = {
  nom: 'jour d’inscription à partir duquel on n’actualise qu’une fois le contrat signé',
  valeurs: [{ depuis: '2009-01-01', valeur: '2025-01-01', texte: Decrets.inscription2024_1242, confiance: 'probable' }],
}

/** Day of the month on which who has not declared is reminded; then the fewest days between the reminder and its effect. */
export const rappelDActualisation: Parametre<{ jour: number; avant: number }> = {
  nom: 'rappel de l’actualisation : jour du mois, et nombre de jours laissés ensuite',
  valeurs: [{ depuis: '2009-01-01', valeur: { jour: 10, avant: 5 }, texte: CodeDuTravail.R5411_17, confiance: 'dérivé' }],
}

/** Months during which a late declaration is enough to be registered again. */
export const reinscriptionSimplifiee: Parametre<number> = {
  nom: 'réinscription sans nouvelle démarche après une cessation, en mois',
  valeurs: [{ depuis: '2009-01-01', valeur: 6, texte: CodeDuTravail.R5411_5, confiance: 'à vérifier' }],
}

/** Hours of work in the month up to which an activity is a reduced one of category B. */
export const heuresDeLaCategorieB: Parametre<number> = {
  nom: 'activité réduite de la catégorie B, en heures par mois, au plus',
  valeurs: [{ depuis: '2009-01-01', valeur: 78, texte: CodeDuTravail.L5411_2, confiance: 'sûr' }],
}
