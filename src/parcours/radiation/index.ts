export { traitementDeLaDecisionDeRadiation } from './decision-de-radiation.depot.js'
export { quandLesRadiationsSeReunissent } from './en-double.js'
export { creerEcheancesDeLaRadiation, quandElleSeReinscrit, quandLaMissionLocaleChange } from './echeances.js'
export { meneeParLaMissionLocale, refusDAvertir, refusDeMener } from './conduite.regles.js'
export {
  contestationSansReponse as radiationContestee,
  manquesDuPapierDuRecours,
  dernierJourPourContester as dernierJourPourContesterLaRadiation,
  ouEnEstLaContestation as reponseALaContestationDeRadiation,
  refusDeContester as refusDeContesterLaRadiation,
} from './contestation.regles.js'
export { quiSigne } from './decideur.js'
export { refusDuJour } from './decision.regles.js'
export { bornesDe, dernierJourPourRepondre } from './duree.regles.js'
export { refusDeLEtat } from './etats.regles.js'
export { prevenirDeLAnnulation } from './fondement-annule.js'
export type { DecisionDeRadiation, Radiation } from './formes.js'
export * as motsDeLaRadiation from './nomenclatures.js'
export { proposerLaRadiation } from './proposer.js'
export { traitementDeLaRadiation } from './radiation.depot.js'
