import { CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** How many projects may make the offre raisonnable d'emploi at once. The text says « the » project and does not count. */
export const projetsRetenus: Parametre<number> = {
  nom: 'projets retenus à la fois pour l’offre raisonnable d’emploi',
  valeurs: [{ depuis: '2025-01-01', valeur: 1, texte: CodeDuTravail.L5411_6, confiance: 'probable' }],
}

/** Refusals without legitimate reason that make a breach. What follows is decided by a human, elsewhere. */
export const refusQuiFontUnManquement: Parametre<number> = {
  nom: 'refus sans motif légitime qui constituent un manquement',
  valeurs: [{ depuis: '2025-01-01', valeur: 2, texte: CodeDuTravail.L5412_1, confiance: 'sûr' }],
}

/** Days the person has to reply before her refusal may be said without legitimate reason: those the text gives before a sanction. */
export const delaiDeReponseAuRefus: Parametre<number> = {
  nom: 'jours laissés à la personne pour répondre, à compter de son refus',
  valeurs: [{ depuis: '2025-01-01', valeur: 10, texte: CodeDuTravail.R5412_7, confiance: 'dérivé' }],
}
