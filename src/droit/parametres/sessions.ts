import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/**
 * Life of a session, in minutes: at most, and without a click. Twelve hours is ProConnect's own; the rest is ours, a shared desk
 * being the rule in the field. No text fixes them.
 */
export const dureesDeSession: Parametre<{ maximale: number; inactivite: number }> = {
  nom: 'durée d’une session et de son inactivité, en minutes',
  valeurs: [{ depuis: '2025-01-01', valeur: { maximale: 720, inactivite: 60 }, texte: Rgpd.article32, confiance: 'dérivé' }],
}
