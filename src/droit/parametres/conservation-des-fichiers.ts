import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/**
 * Months a report and what normalisation changed stay readable once the file is imported, and the evidence of an identity once
 * it is settled or two files are merged: long enough to answer the producer, and to undo. No text fixes them.
 */
export const conservationDesFichiers: Parametre<{ rapport: number; preuve: number }> = {
  nom: 'conservation des rapports d’import et des preuves d’identité, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: { rapport: 12, preuve: 12 }, texte: Rgpd.article5, confiance: 'dérivé' }],
}
