import type { OperationExecutable } from '../../acces/index.js'
import { operationsDesAlertes } from './alertes.js'
import { operationsDesBlocages } from './blocages.js'
import { operationsDesBris } from './bris-de-glace.js'
import { operationsDesEnquetes } from './enquetes.js'
import { operationsDesSignalees } from './signalees.js'
import { operationsDesSeuils } from './seuils.js'
import { operationsDesSignaux } from './signaux.js'
import { operationsDesTolerances } from './tolerances.js'

/** What the supervision does, over HTTP as on its screens. */
export const operationsDeLaVigilance: readonly OperationExecutable[] = [
  ...operationsDesAlertes,
  ...operationsDesBlocages,
  ...operationsDesTolerances,
  ...operationsDesBris,
  ...operationsDesSignaux,
  ...operationsDesSeuils,
  ...operationsDesSignalees,
  ...operationsDesEnquetes,
]
