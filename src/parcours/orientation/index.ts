export { creerTraitementDeLaDecision } from './decision-d-orientation.depot.js'
export { creerEcheancesDeLOrientation } from './echeances.js'
export { creerTraitementDeLOrientation } from './orientation.depot.js'
