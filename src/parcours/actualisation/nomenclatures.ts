import type { Periodicite, PublicDActualisation } from '../../droit/parametres/actualisation.js'

/** Why she could not have begun a job at once. A reason of health is nobody's to write down: it is said to her référent. */
export const indisponibilites = ['FORMATION', 'STAGE', 'RESERVEE'] as const
export const libellesDesIndisponibilites: Readonly<Record<(typeof indisponibilites)[number], string>> = {
  FORMATION: 'en formation',
  STAGE: 'en stage',
  RESERVEE: 'pour une raison personnelle, dite de vive voix',
}
export const libellesDesPublics: Readonly<Record<PublicDActualisation, string>> = {
  F: 'parcours social',
  G: 'orientation attendue',
  AVANT_CONTRAT: 'inscription depuis 2025, contrat d’engagement pas encore signé',
  AUTRES: 'tous les autres',
}
export const declarants = ['personne', 'professionnel'] as const
export const libellesDesPeriodicites: Readonly<Record<Periodicite, string>> = {
  MENSUELLE: 'chaque mois',
  TRIMESTRIELLE: 'à la fin de chaque trimestre',
  DISPENSE: 'rien à déclarer',
}
