import { CodeDesRelations } from '../textes.js'
import type { Parametre } from './parametre.js'

/**
 * Months whoever leads a sanction of the code du travail has to answer the person who contests it: silence then refuses it. Read in no
 * source we hold, and said so on screen.
 */
export const moisDeSilence: Parametre<number> = {
  nom: 'silence qui vaut rejet d’une contestation de sanction (code du travail), en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 2, texte: CodeDesRelations.L411_7, confiance: 'à vérifier' }],
}
