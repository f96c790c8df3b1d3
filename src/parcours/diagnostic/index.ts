export { besoinDUnProjet } from './referentiel.js'
export { traitementDuDiagnostic, traitementDuDiagnosticDeSante } from './diagnostic.depot.js'
export type { Contrainte, Suggestion } from './formes.js'
export { libelleDeBesoin } from './libelles.js'
