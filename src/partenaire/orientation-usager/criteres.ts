import type { Donnees } from '../../moteur/contenu.js'
import { enColonne } from '../../moteur/lignes.js'
import { orientation } from '../../parcours/orientation/orientation.echange.js'

/** The fields of the declaration that are criteria: the contract gives each the same name, in its own spelling. */
const champs = [
  'situationProfessionnelle',
  'typeEmploi',
  'niveauEtude',
  'projetPro',
  'contrainteLogement',
  'contrainteMobilite',
  'contrainteFamiliale',
  'contrainteFinanciere',
  'contrainteNumerique',
  'contrainteAdministrativeJuridique',
  'contrainteFrancaisCalcul',
  'brsa',
  'msaAutonomieRechercheEmploi',
  'msaDemarchesProfessionnelles',
  'capaciteATravailler',
  'contrainteSante',
  'boe',
  'baeeh',
  'scolariteEtablissementSpecialise',
  'esat',
  'boeSouhaitAccompagnement',
] as const

export const donneesDesCriteres = Object.fromEntries(champs.map(c => [enColonne(c), orientation.donnees[c]]))

/** Answers of the declaration in the names of the contract; what was not asked, or is not given to the caller, is absent. */
export const criteresEnContrat = (donnees: Donnees): Donnees =>
  Object.fromEntries(champs.flatMap(c => ((donnees[c] ?? null) === null ? [] : [[enColonne(c), donnees[c]]])))

/** The other way: only the answers that are given. */
export const criteresDuContrat = (corps: Donnees): Donnees =>
  Object.fromEntries(champs.flatMap(c => ((corps[enColonne(c)] ?? null) === null ? [] : [[c, corps[enColonne(c)]]])))
