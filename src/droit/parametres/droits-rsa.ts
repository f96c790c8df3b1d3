import { CodeDeLActionSociale } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Codes under which a payer says that it suspends because the département decided so (nomenclature of the flow `vrsb0801`). */
export const suspensionsDuDepartement: Parametre<readonly string[]> = {
  nom: 'motifs de suspension que la caisse tient du département',
  // CG: application of a sanction; GJ: suspension by the département; GK: contrat d’insertion; GL: action not begun.
  valeurs: [{ depuis: '2025-06-01', valeur: ['CG', 'GJ', 'GK', 'GL'], texte: CodeDeLActionSociale.L262_37, confiance: 'sûr' }],
}

/** Codes of a right that ends because it goes on elsewhere: moved to another payer, or joined to another household. */
export const cloturesParTransfert: Parametre<readonly string[]> = {
  nom: 'motifs de clôture d’un droit qui continue ailleurs',
  valeurs: [{ depuis: '2025-06-01', valeur: ['MUT', 'RGD'], texte: CodeDeLActionSociale.L262_13, confiance: 'sûr' }],
}

/**
 * Months during which the département that began a procedure still sees the person once her right is closed, or another one’s: four of
 * sanction at the longest, two to contest it, two to answer. No text says it.
 */
export const suiteDesProcedures: Parametre<number> = {
  nom: 'suite donnée aux procédures après la fin ou le transfert du droit, en mois',
  valeurs: [{ depuis: '2025-06-01', valeur: 8, texte: CodeDeLActionSociale.L262_37, confiance: 'dérivé' }],
}

/** Categories that only the RSA leads to: without any right left, France Travail looks at them again. No text says it. */
export const categoriesDuRsa: Parametre<readonly string[]> = {
  nom: 'catégories d’inscription qui tiennent au RSA',
  valeurs: [{ depuis: '2025-01-01', valeur: ['F', 'G'], texte: CodeDeLActionSociale.R262_65_1, confiance: 'à vérifier' }],
}
