import { operationsDesImports } from '../flux/index.js'
import type { OperationComposee } from '../moteur/operation-composee.js'
import { operationsDAcces, operationsDesContestations, operationsDuRapprochement } from '../personnes/index.js'

/** What the native API serves beside the lines of the declaration, each operation taking several of them. */
export const operationsComposees: readonly OperationComposee[] = [
  ...Object.values(operationsDesImports),
  ...Object.values(operationsDuRapprochement),
  ...Object.values(operationsDAcces),
  ...Object.values(operationsDesContestations),
]
