export { traitementDeLActualisation } from './actualisation.depot.js'
export { creerEcheancesDeLActualisation } from './echeances.js'
export { libellesDesIndisponibilites } from './nomenclatures.js'
export { attendreLesDeclarations } from './suivre.js'
