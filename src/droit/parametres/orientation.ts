import type { CodeActeur } from '../acteurs.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days the president of the département has to decide, from the day his services learnt that the right opens or comes to him. */
export const delaiDeDecision: Parametre<number> = {
  nom: 'délai de la décision d’orientation par le président du conseil départemental, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 42, texte: CodeDeLActionSociale.D262_65_2, confiance: 'sûr' }],
}

/** Départements whose RSA is the State's: France Travail decides there, not the president of the département. */
export const departementsRecentralises: Parametre<readonly string[]> = {
  nom: 'départements où France Travail décide de l’orientation des bénéficiaires du RSA',
  valeurs: [
    // La Réunion is sure; Guyane and Mayotte, whose RSA the State pays too, are to be checked against their own decrees.
    { depuis: '2025-01-01', valeur: ['973', '974', '976'], texte: CodeDeLActionSociale.L522_14, confiance: 'à vérifier' },
  ],
}

/** To whom the president of the département may delegate his decision. La Réunion, where a CAF may, is not the département’s to delegate. */
export const delegatairesDeLaDecision: Parametre<readonly CodeActeur[]> = {
  nom: 'organismes à qui le président du conseil départemental peut déléguer la décision d’orientation',
  valeurs: [{ depuis: '2025-01-01', valeur: ['FT'], texte: CodeDuTravail.L5411_5_1, confiance: 'sûr' }],
}

/** Months before a social parcours is looked at again; `prolonge` when the obstacle is lasting (health, housing, family). */
export const reexamenDuParcoursSocial: Parametre<{ ordinaire: number; prolonge: number }> = {
  nom: 'réexamen du parcours social, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: { ordinaire: 6, prolonge: 12 }, texte: CodeDeLActionSociale.L262_31, confiance: 'sûr' }],
}

/** Months to draw up and sign the contrat d’engagement, from the notification of the orientation. */
export const delaiDuContrat: Parametre<number> = {
  nom: 'délai de signature du contrat d’engagement, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 1, texte: CodeDuTravail.D5411_14_1, confiance: 'sûr' }],
}
