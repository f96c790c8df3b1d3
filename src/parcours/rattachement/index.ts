export { motifPropre } from './admission.regles.js'
export { lireCompetents } from './competents.js'
export { traitementDuRattachement } from './rattachement.depot.js'
export {
  type Competents,
  type Mouvements,
  type Suivi,
  type SuiviPresent,
  suitLe,
  suivreDuFaitDuRsa,
  suivreParLaMissionLocale,
} from './rattachement.regles.js'
