export { traitementDeLaDecisionDOpportunite } from './decision-d-opportunite.depot.js'
export type { Opportunite } from './formes.js'
export { demandeurs as libellesDesDemandeurs, type SensDOpportunite, sensDOpportunite, sensPossibles } from './nomenclatures.js'
export { bornesDuReport, refusDeLaSanction, sansContratSigne, viseeDe } from './opportunite.regles.js'
