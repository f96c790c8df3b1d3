import { CodeDuTravail, type Texte } from '../../droit/textes.js'

export const libellesDesEtats = {
  A_NOTIFIER: 'à notifier à la personne',
  CONTRADICTOIRE: 'notifiée : la personne présente ses observations',
  A_DECIDER: 'à décider',
  SANS_SUITE: 'sans suite',
  DECIDEE: 'sanction en cours',
  LEVEE_A_DECIDER: 'remise en conformité signalée : levée à décider',
  LEVEE: 'levée',
  ECHUE: 'arrivée à son terme',
  ANNULEE: 'annulée',
} as const
export const libellesDesConsequences = { SUSPENSION: 'suspension', SUPPRESSION: 'suppression' } as const
export const libellesDesRangs = { PREMIER: 'premier manquement', REITERATION: 'réitération', PERSISTANCE: 'persistance' } as const
export const libellesDesDecisions = { SANCTION: 'sanction', SANS_SUITE: 'aucune suite' } as const
/** How an answer written down by who instructs arrived. */
export const libellesDesVoies = { COURRIER: 'par courrier', VIVE_VOIX: 'de vive voix' } as const
export const libellesDesLevees = { LEVEE: 'levée', MAINTIEN: 'maintien' } as const

type Revenu = { libelle: string; texte: Texte }
/** What a young person accompanied by a mission locale may lose. */
// biome-ignore format: a table is read in columns
export const revenusDuJeune = {
  PACEA: { libelle: 'allocation du parcours contractualisé d’accompagnement', texte: CodeDuTravail.L5131_5 },
  CEJ:   { libelle: 'allocation du contrat d’engagement jeune',               texte: CodeDuTravail.L5131_6 },
} as const satisfies Record<string, Revenu>
/** What a jobseeker may lose: the allowances of the young are there for those no mission locale accompanies. */
// biome-ignore format: a table is read in columns
export const revenusDuDemandeur = {
  ARE:   { libelle: 'allocation d’aide au retour à l’emploi', texte: CodeDuTravail.L5421_1 },
  ASS:   { libelle: 'allocation de solidarité spécifique',    texte: CodeDuTravail.L5421_1 },
  AUTRE: { libelle: 'autre revenu de remplacement',           texte: CodeDuTravail.L5421_1 },
  ...revenusDuJeune,
} as const satisfies Record<string, Revenu>

type Code<T> = [keyof T & string, ...(keyof T & string)[]]
const codes = <T extends Record<string, unknown>>(libelles: T) => Object.keys(libelles) as Code<T>
export const etats = codes(libellesDesEtats)
export const consequences = codes(libellesDesConsequences)
export const rangs = codes(libellesDesRangs)
export const decisions = codes(libellesDesDecisions)
export const voies = codes(libellesDesVoies)
export const levees = codes(libellesDesLevees)
export const codesDuDemandeur = codes(revenusDuDemandeur)
export const codesDuJeune = codes(revenusDuJeune)
export type Etat = keyof typeof libellesDesEtats
export type Rang = keyof typeof libellesDesRangs
export type CodeDeRevenu = keyof typeof revenusDuDemandeur
