import { CodeDeLActionSociale } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days after which a decision that no payer answered is late. No text says it: a decision takes effect from its day. */
export const reponseDesCaisses: Parametre<number> = {
  nom: 'délai de réponse d’une caisse à une décision, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 2, texte: CodeDeLActionSociale.L262_37, confiance: 'dérivé' }],
}
