import { moisPourSaisirLeJuge } from '../../src/droit/parametres/bareme-rsa.js'
import { auJour } from '../../src/droit/parametres/parametre.js'
import { plusMois } from '../../src/droit/jours.js'
import { CodeDeJusticeAdministrative, CodeDesRelations } from '../../src/droit/textes.js'
import { enJour } from '../interface/index.js'

/** How she contests a radiation decided that day by whoever is named, the same on screen and in the letter. */
export const contesterLaRadiation = (qui: string, le: string): string =>
  `Vous pouvez demander à ${qui} de revoir cette décision, jusqu’au ${enJour(plusMois(le, auJour(moisPourSaisirLeJuge, le)))}, en disant pourquoi, puis saisir le tribunal administratif dans les deux mois qui suivent sa réponse (${CodeDeJusticeAdministrative.R421_1.cite}), ou son silence de deux mois, qui vaut rejet (${CodeDesRelations.L411_7.cite}, à vérifier).`
