import type { OperationExecutable } from '../../acces/index.js'
import { operationDesContraires } from './contraires/operation.js'
import { operationsDuRejeu } from './rejeu/operation.js'

/** What those who steer read of the orientation, and try. */
export const operationsDuPilotage: readonly OperationExecutable[] = [operationDesContraires, ...operationsDuRejeu]
