export { echeancesDuManquement } from './echeances.js'
export { traitementDuManquement } from './manquement.depot.js'
export { libellesDesNatures } from './natures.js'
