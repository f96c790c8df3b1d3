export { traitementDeLaDecisionDOpportunite } from './decision-d-opportunite.depot.js'
export { demandeurs as libellesDesDemandeurs, sensDOpportunite } from './nomenclatures.js'
