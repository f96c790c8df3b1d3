export { creerFacteurs, type Essai, type Facteurs, type SessionDAgent } from './facteurs.js'
export type { Facteur } from './liste.js'
export type { Enrolement } from './modifier.js'
export { reinitialiserLesFacteurs } from './reinitialiser.js'
