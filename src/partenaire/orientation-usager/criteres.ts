import type { Donnees } from '../../moteur/contenu.js'
import { enColonne } from '../../moteur/lignes.js'
import { nomsDesCriteres } from '../../parcours/orientation/index.js'
import { orientation } from '../../parcours/orientation/orientation.echange.js'

/** The contract gives each criterion the name it has in the declaration, in its own spelling. */
export const donneesDesCriteres = Object.fromEntries(nomsDesCriteres.map(c => [enColonne(c), orientation.donnees[c]]))

/** Answers of the declaration in the names of the contract; what was not asked, or is not given to the caller, is absent. */
export const criteresEnContrat = (donnees: Donnees): Donnees =>
  Object.fromEntries(nomsDesCriteres.flatMap(c => ((donnees[c] ?? null) === null ? [] : [[enColonne(c), donnees[c]]])))

/** The other way: only the answers that are given. */
export const criteresDuContrat = (corps: Donnees): Donnees =>
  Object.fromEntries(nomsDesCriteres.flatMap(c => ((corps[enColonne(c)] ?? null) === null ? [] : [[c, corps[enColonne(c)]]])))
