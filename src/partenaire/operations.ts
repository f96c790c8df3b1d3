import { operationsDesActivites } from './activites-operationnelles.js'
import { operationsDuContratEngagement } from './contrat-engagement/operations.js'
import { operationContratUsager } from './contrat-usager.js'
import { operationsDuDiagnostic } from './diagnostic/operations.js'
import { operationInformationsAdministratives } from './informations-administratives.js'
import type { OperationPartenaire } from './operation.js'
import { operationsDOrientation } from './orientation-usager/operations.js'
import { operationRqth } from './rqth/operation.js'
import { operationsDesSanctionsRsa } from './gestion-sanctions-rsa/operations.js'
import { operationsDesRendezVous } from './rendez-vous/operations.js'
import { operationsDeRecherche } from './rechercher-usager.js'

/** Operations of the partner contract, in the order a program calls them. */
export const operationsPartenaires: readonly OperationPartenaire[] = [
  ...operationsDeRecherche,
  operationInformationsAdministratives,
  operationContratUsager,
  ...operationsDesActivites,
  ...operationsDOrientation,
  ...operationsDesRendezVous,
  operationRqth,
  ...operationsDuDiagnostic,
  ...operationsDuContratEngagement,
  ...operationsDesSanctionsRsa,
]
