export { echeancesDeLaSanctionRsa } from './echeances.js'
export * as libellesDeLaSanctionRsa from './nomenclatures.js'
export { traitementDeLaSanctionRsa } from './sanction-rsa.depot.js'
