export { motifPropre } from './admission.regles.js'
export { lireCompetents } from './competents.js'
export { garderEnVue, perdreDeVue, suivisDe } from './garder-en-vue.js'
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
