export const libellesDesEtats = {
  A_INSTRUIRE: 'proposée par France Travail, à instruire',
  A_TRAITER: 'à notifier à la personne',
  CONTRADICTOIRE: 'notifiée : la personne présente ses observations',
  SANS_SUITE: 'sans suite',
  DECIDEE: 'sanction en cours',
  LEVEE_A_TRAITER: 'remise en conformité signalée : levée à décider',
  LEVEE: 'levée',
  ECHUE: 'arrivée à son terme',
  ANNULEE: 'annulée',
} as const
export const libellesDesConsequences = { SUSPENSION: 'suspension', SUPPRESSION: 'suppression' } as const
export const libellesDesRangs = { PREMIER: 'premier manquement', REITERATION: 'réitération', PERSISTANCE: 'persistance' } as const
export const libellesDesFoyers = { SEUL: 'une personne seule', PLUSIEURS: 'plusieurs personnes, ou parent isolé' } as const
export const libellesDesAvis = { FAVORABLE: 'favorable', DEFAVORABLE: 'défavorable', PARTAGE: 'partagé' } as const
export const libellesDesDecisions = { SANCTION: 'sanction', SANS_SUITE: 'aucune suite' } as const
export const libellesDesLevees = { LEVEE: 'levée', MAINTIEN: 'maintien' } as const

/** How an answer that an agent writes down reached her. */
export const libellesDesVoies = { COURRIER: 'par courrier', VIVE_VOIX: 'de vive voix' } as const

export const libellesDesActesDeclares = {
  SAISIE: 'le département s’en saisit',
  REFUS_DE_SAISIE: 'le département la laisse à France Travail',
  SANCTION: 'sanction',
  SANS_SUITE: 'aucune suite',
  LEVEE: 'levée',
  MAINTIEN: 'maintien',
  ANNULATION: 'annulation',
} as const

type Code<T> = [keyof T & string, ...(keyof T & string)[]]
const codes = <T extends Record<string, unknown>>(libelles: T) => Object.keys(libelles) as Code<T>
export const etats = codes(libellesDesEtats)
export const consequences = codes(libellesDesConsequences)
export const rangs = codes(libellesDesRangs)
export const foyers = codes(libellesDesFoyers)
export const avisPossibles = codes(libellesDesAvis)
export const decisions = codes(libellesDesDecisions)
export const levees = codes(libellesDesLevees)
export const voies = codes(libellesDesVoies)
export const actesDeclares = codes(libellesDesActesDeclares)
export type ActeDeclare = keyof typeof libellesDesActesDeclares
export type Etat = keyof typeof libellesDesEtats
