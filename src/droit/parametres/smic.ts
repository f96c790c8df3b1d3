import { CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Gross, in euros an hour; a month of full time is 151,67 hours. */
export const smicHoraire: Parametre<number> = {
  nom: 'SMIC horaire brut, en euros',
  // biome-ignore format: a table is read in columns
  valeurs: [
    { depuis: '2024-01-01', valeur: 11.65, texte: CodeDuTravail.L3231_2, confiance: 'probable' },
    { depuis: '2024-11-01', valeur: 11.88, texte: CodeDuTravail.L3231_2, confiance: 'probable' },
    { depuis: '2026-01-01', valeur: 12.02, texte: CodeDuTravail.L3231_2, confiance: 'à vérifier' },
  ],
}
export const heuresDUnMois = 151.67
