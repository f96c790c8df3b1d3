import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Hours, once a breach is known, to tell the CNIL of it. */
export const delaiDeNotification: Parametre<number> = {
  nom: 'délai pour notifier une violation de données, en heures',
  valeurs: [{ depuis: '2018-05-25', valeur: 72, texte: Rgpd.article33, confiance: 'sûr' }],
}
