import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days an event stays readable: long enough for a receiver that was down to catch up, not a second history. No text fixes them. */
export const conservationDesEvenements: Parametre<number> = {
  nom: 'conservation des événements, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 30, texte: Rgpd.article5, confiance: 'dérivé' }],
}
