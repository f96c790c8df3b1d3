import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Months a message to the operator is kept once it is dealt with. No text fixes them. */
export const conservationDesMessages: Parametre<number> = {
  nom: 'conservation des messages de contact traités, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 12, texte: Rgpd.article5, confiance: 'dérivé' }],
}
