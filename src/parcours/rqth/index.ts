export { traitementDeLaRqth } from './rqth.depot.js'
export { estValide, type Rqth } from './validite.regles.js'
