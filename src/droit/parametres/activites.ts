import { CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Hours one week may hold: those of the longest week of work. What is declared beyond it is a mistake. Built by us. */
export const heuresQueTientUneSemaine: Parametre<number> = {
  nom: 'heures qu’une semaine peut tenir',
  valeurs: [{ depuis: '2025-01-01', valeur: 48, texte: CodeDuTravail.L3121_20, confiance: 'dérivé' }],
}

/** Days a référent has to look at what was declared of a week, from its Sunday. No text fixes them. */
export const delaiDeValidation: Parametre<number> = {
  nom: 'délai pour valider les heures d’une semaine, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 14, texte: CodeDuTravail.L5411_6, confiance: 'dérivé' }],
}

/** Days the person has to say why, before an absence may be said without legitimate reason: those the text gives before a sanction. */
export const delaiDeReponseALAbsence: Parametre<number> = {
  nom: 'jours laissés à la personne pour répondre d’une absence',
  valeurs: [{ depuis: '2025-01-01', valeur: 10, texte: CodeDuTravail.R5412_7, confiance: 'dérivé' }],
}

/** Days a référent has to answer a person who asks for fewer hours. No text fixes them, and nothing follows of itself from their passing. */
export const delaiDeReponseALaDemande: Parametre<number> = {
  nom: 'délai pour répondre à une demande de dispense, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 14, texte: CodeDuTravail.L5411_6, confiance: 'dérivé' }],
}
