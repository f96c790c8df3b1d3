export { accueillirUnePersonne } from './accueil.js'
export { decrire, empreintesDe } from './description.js'
export { type Pivot, trouverParIdentitePivot } from './identite-pivot.js'
export { empreinteDuNir, empreintesDIdentite } from './empreintes.js'
export { type Recue, rapprocherEnMasse } from './rapprochement/rapprocher-en-masse.js'
export {
  type Arrivees,
  arriveesConnues,
  confirmerLesArrivees,
  prendreLeTourDesArrivees,
  retenirLesPersonnes,
} from './rapprochement/arrivees.js'
export { decisionsSur, mettreEnAttente } from './rapprochement/file-d-attente.js'
export { operationsDuRapprochement } from './rapprochement/operations.js'
export { installerRapprochement } from './rapprochement/routes.js'
export { installerLesNotices } from './acces/notices.js'
export { operationsDAcces } from './acces/operations.js'
export { installerAccesDeLaPersonne } from './acces/routes.js'
export { operationsDesContestations } from './contestations/operations.js'
export { installerContestations } from './contestations/routes.js'
export { operationsDesSuivies } from './suivies/operations.js'
export { installerLesSuivies } from './suivies/routes.js'
export { purgerLesContestations } from './contestations/purge.js'
export type { Consultation, Organisation, Rubrique } from './acces/vue.js'
export { constats } from './contestations/contestation.regles.js'
export type { Contestation } from './contestations/vue.js'
