export { traitementDuDiagnostic, traitementDuDiagnosticDeSante } from './diagnostic.depot.js'
export type { Contrainte, Suggestion } from './formes.js'
