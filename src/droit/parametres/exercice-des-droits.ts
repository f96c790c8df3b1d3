import { CodeCivil, Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Months an organisation has to answer a person who exercises a right, from the day she does (GDPR, art. 12, 3). */
export const delaiDeReponse: Parametre<number> = {
  nom: 'délai de réponse à l’exercice d’un droit, en mois',
  valeurs: [{ depuis: '2018-05-25', valeur: 1, texte: Rgpd.article12, confiance: 'sûr' }],
}

/** Months a closed contestation is kept: as long as somebody may complain of its answer. No text fixes it. */
export const conservationDesContestations: Parametre<number> = {
  nom: 'conservation des contestations closes, en mois',
  valeurs: [{ depuis: '2018-05-25', valeur: 60, texte: CodeCivil.article2224, confiance: 'dérivé' }],
}
