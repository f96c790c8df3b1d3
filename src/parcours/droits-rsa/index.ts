export { traitementDesDroitsRsa } from './droits-rsa.depot.js'
export { echeancesDuDroitRsa } from './echeances.js'
