import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/**
 * To whom the liaison a line asks applies. `selon l’application`: to those whose date has come, so that the clients of the published
 * contract go on as they are; a later value « toutes » would switch it on for everyone on its day.
 */
export const liaisonGenerale: Parametre<'selon l’application' | 'toutes'> = {
  nom: 'applications tenues par la liaison que demande une ligne',
  valeurs: [{ depuis: '2025-01-01', valeur: 'selon l’application', texte: Rgpd.article32, confiance: 'dérivé' }],
}
