/** What the president may grant beside the rule, and what the payer is told of it. */
export const sensDOpportunite = {
  OUVERTURE: 'ouverture du droit',
  NEUTRALISATION: 'neutralisation de ressources',
  REPORT_DE_FIN_DE_DROIT: 'report de la fin du droit',
  REOUVERTURE: 'réouverture du droit',
} as const
export type SensDOpportunite = keyof typeof sensDOpportunite
export const sensPossibles = Object.keys(sensDOpportunite) as [SensDOpportunite, ...SensDOpportunite[]]

export const demandeurs = { PERSONNE: 'la personne', MEMBRE_DU_FOYER: 'un membre de son foyer', DEPARTEMENT: 'le département' } as const
export const demandeursPossibles = Object.keys(demandeurs) as [keyof typeof demandeurs, ...(keyof typeof demandeurs)[]]

export const naturesPourLaCaisse = {
  OUVERTURE: 'ouverture-d-opportunite',
  NEUTRALISATION: 'neutralisation',
  REPORT_DE_FIN_DE_DROIT: 'report-de-fin-de-droit',
  REOUVERTURE: 'reouverture',
} as const satisfies Record<SensDOpportunite, string>
