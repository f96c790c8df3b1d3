/** Why she could not have begun a job at once. A reason of health is nobody's to write down: it is said to her référent. */
export const indisponibilites = ['FORMATION', 'STAGE', 'RESERVEE'] as const
export const libellesDesIndisponibilites: Readonly<Record<(typeof indisponibilites)[number], string>> = {
  FORMATION: 'en formation',
  STAGE: 'en stage',
  RESERVEE: 'pour une raison personnelle, dite de vive voix',
}
export const declarants = ['personne', 'professionnel'] as const
