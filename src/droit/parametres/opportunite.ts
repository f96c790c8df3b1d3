import { CodeDeLActionSociale } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Months by which the end of a right may be put off, at most. */
export const moisDeReport: Parametre<number> = {
  nom: 'report de la fin du droit au RSA, en mois au plus',
  valeurs: [{ depuis: '2025-06-01', valeur: 6, texte: CodeDeLActionSociale.R262_40, confiance: 'sûr' }],
}
