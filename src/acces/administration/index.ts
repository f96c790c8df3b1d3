import { operationsDesAdhesions } from './adhesions.js'
import { operationsDesAgents } from './agents.js'
import { operationsDesApplications } from './applications.js'
import { operationsDesConventions } from './conventions.js'
import { operationsDesDemandes } from './demandes.js'
import { operationsDesHabilitations } from './habilitations.js'
import type { OperationExecutable } from './operation.js'
import { operationsDeLOrganisation } from './organisation.js'
import { operationsDesVecteurs } from './vecteurs.js'

export { installerLAdministration } from './ouvrir.js'

/** What the native API offers on rights: each is published in the contract as it is served. */
export const operationsDAdministration: readonly OperationExecutable[] = [
  ...operationsDesDemandes,
  ...operationsDesHabilitations,
  ...operationsDesConventions,
  ...operationsDesAdhesions,
  ...operationsDesApplications,
  ...operationsDesVecteurs,
  ...operationsDesAgents,
  ...operationsDeLOrganisation,
]
