export { traitementDeLaDecisionDOpportunite } from './decision-d-opportunite.depot.js'
export type { Opportunite } from './formes.js'
export { demandeurs as libellesDesDemandeurs, sensDOpportunite } from './nomenclatures.js'
