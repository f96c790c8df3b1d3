export { traitementDesDroitsRsa } from './droits-rsa.depot.js'
export { creerEcheancesDuDroitRsa } from './echeances.js'
