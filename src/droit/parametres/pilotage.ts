import { Lois } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Below it, a number of persons is not shown: too few would be recognised. No text fixes it for these figures. */
export const seuilDeDiffusion: Parametre<number> = {
  nom: 'nombre de personnes au-dessous duquel un chiffre n’est pas montré',
  valeurs: [{ depuis: '2025-01-01', valeur: 5, texte: Lois.secretStatistique, confiance: 'dérivé' }],
}
