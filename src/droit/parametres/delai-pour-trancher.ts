import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days a person may wait for a human to say who she is. The month of article 12 would be the law’s last day; half of it is our aim. */
export const delaiPourTrancher: Parametre<number> = {
  nom: 'délai pour trancher une identité, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 15, texte: Rgpd.article16, confiance: 'dérivé' }],
}
