import type { Acte } from '../droit/roles.js'
import type { OperationComposee } from './operation-composee.js'

/**
 * An operation on rights and not on persons: no line opens it, an act of the agent's roles does. Only a token that proves its agent
 * may use it.
 */
export type OperationDAdministration = Omit<OperationComposee, 'ouvertures'> & { actes: readonly [Acte, ...Acte[]] }
