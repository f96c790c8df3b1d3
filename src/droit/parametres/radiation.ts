import { CodeDeLActionSociale, CodeDuTravail, type Texte } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Months a radiation lasts, from the least to the most, and the text that says so. */
export type Duree = { min: number; max: number; texte: Texte }

const autant = { depuis: '2025-06-01', texte: CodeDeLActionSociale.L262_37, confiance: 'sûr' } as const

/** What follows a total suppression of four months lasts as long; the others have their own bounds. By origin, then by ground. */
export const dureesDeRadiation: Parametre<
  Readonly<Record<'PROPOSITION_DU_DEPARTEMENT' | 'SUPPRESSION' | 'SANS_DROIT' | 'ACTIVITE_NON_DECLAREE', Duree>>
> = {
  nom: 'durée de la radiation, en mois',
  valeurs: [
    {
      ...autant,
      // biome-ignore format: a table is read in columns
      valeur: {
        PROPOSITION_DU_DEPARTEMENT: { min: 4, max: 4, texte: CodeDeLActionSociale.L262_37 },
        SUPPRESSION:                { min: 4, max: 4, texte: CodeDuTravail.L5412_1 },
        SANS_DROIT:                 { min: 1, max: 4, texte: CodeDuTravail.R5412_3_3 },
        ACTIVITE_NON_DECLAREE:      { min: 2, max: 2, texte: CodeDuTravail.R5412_3_3 },
      },
    },
  ],
}

/** Days to answer, from the notification of what is considered. */
export const delaiDObservations: Parametre<number> = {
  nom: 'délai pour présenter ses observations, en jours',
  valeurs: [{ depuis: '2025-06-01', valeur: 10, texte: CodeDuTravail.R5412_7, confiance: 'sûr' }],
}
