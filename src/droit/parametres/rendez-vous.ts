import { CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days before an appointment at which the person is reminded of it. No text fixes it. */
export const rappelDuRendezVous: Parametre<number> = {
  nom: 'jours avant un rendez-vous où il est rappelé',
  valeurs: [{ depuis: '2025-01-01', valeur: 2, texte: CodeDuTravail.L5411_5_1, confiance: 'dérivé' }],
}
