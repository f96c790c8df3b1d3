export { fermerLesEcheances, ouvrirUneEcheance } from './echeances.js'
export { type Bilan, echeancesEnRetard, type Effets, executerLesEcheances } from './echeances-dues.js'
export { clorelesTravaux, creerUnTravail } from './travaux.js'
