import { CodeDeLActionSociale } from '../textes.js'
import type { Parametre } from './parametre.js'

/** A radiation that follows a total suppression lasts as long, in months: of the RSA, on proposal of the département. */
export const moisSurProposition: Parametre<number> = {
  nom: 'durée de la radiation proposée par le président du conseil départemental, en mois : celle de la suppression',
  valeurs: [{ depuis: '2025-06-01', valeur: 4, texte: CodeDeLActionSociale.L262_37, confiance: 'sûr' }],
}
