import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** How long one person stays open to an agent whom vigilance stopped, and how many in a day. */
export type BornesDuBris = { minutes: number; parJour: number }

/** No text gives them: a meeting, and a morning of meetings at the most. */
export const brisDeGlace: Parametre<BornesDuBris> = {
  nom: 'durée d’un bris de glace, et nombre par agent et par jour',
  valeurs: [{ depuis: '2025-01-01', valeur: { minutes: 60, parJour: 3 }, texte: Rgpd.article32, confiance: 'dérivé' }],
}
