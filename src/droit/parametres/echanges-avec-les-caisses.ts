import { CodeDeLActionSociale, Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days after which a decision taken in hand and not applied is late: a payer pays once a month. No text says it. */
export const applicationParLesCaisses: Parametre<number> = {
  nom: 'délai d’une caisse pour appliquer une décision qu’elle a prise en compte, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 35, texte: CodeDeLActionSociale.L262_37, confiance: 'dérivé' }],
}
/** Days the files a payer took and the answers it gave are kept: long enough to settle a year. The decisions themselves stay longer. */
export const conservationDesEchangesAvecLesCaisses: Parametre<number> = {
  nom: 'conservation des fichiers et des réponses échangés avec les caisses, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 400, texte: Rgpd.article5, confiance: 'dérivé' }],
}
