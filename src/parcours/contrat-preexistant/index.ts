export { traitementDuContratPreexistant } from './contrat-preexistant.depot.js'
