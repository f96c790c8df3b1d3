export { traitementDesDroitsRsa } from './droits-rsa.depot.js'
