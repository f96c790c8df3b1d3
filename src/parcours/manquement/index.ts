export { echeancesDuManquement } from './echeances.js'
export type { Manquement } from './formes.js'
export { traitementDuManquement } from './manquement.depot.js'
export { libellesDesNatures } from './natures.js'
