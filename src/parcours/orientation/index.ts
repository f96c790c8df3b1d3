export { criteres, criteresAgricoles, criteresDeSante, libelleDuCritere, libellesDesReponses, nomsDesCriteres } from './criteres.js'
export { reprendreAvecLeDroit } from './au-retour.js'
export { creerTraitementDeLaDecision } from './decision-d-orientation.depot.js'
export type { DecisionsContraires } from './contraires/operation.js'
export { competence } from './competence.regles.js'
export { caisseDeleguee, estDelegue } from './competent.js'
export {
  declarerUneDelegation,
  listerLesDelegations,
  suivreLesDelegations,
  terminerUneDelegation,
} from './delegation/delegations.js'
export { beneficieDuRsa } from './droit-en-cours.js'
export { type DelegationDOrientation, operationsDesDelegations } from './delegation/operations.js'
export { creerEcheancesDeLOrientation } from './echeances.js'
export { type Branche, ficheDeLAlgorithme } from './fiche.js'
export { deciderSansRsa } from './fin-du-droit.js'
export * as libellesDeLOrientation from './nomenclatures.js'
export { creerTraitementDeLOrientation } from './orientation.depot.js'
export { operationsDuPilotage } from './pilotage.js'
export { enTable, tableCandidate, tableEnVigueur } from './rejeu/candidate.js'
export type { RejeuDeTable } from './rejeu/operation.js'
export { quiConclut } from './qui-conclut.js'
export { rejouerLaTable } from './rejeu/rejouer.js'
export { limiteDeReprise } from './reprise.regles.js'
export { orientationOuverte } from './presentes.js'
export { quandElleQuitteLaListe } from './sortie-de-la-liste.js'
export { missionLocaleReferente, quiTientLaListe, suivisEnCours } from './situation.js'
export type { QuandElleRepart } from './ouverture.js'
