import { CodeDuTravail, type Texte } from '../../droit/textes.js'

/** What brings France Travail to decide; each has its own way to the decision. */
export const origines = ['PROPOSITION_DU_DEPARTEMENT', 'SUPPRESSION', 'SANS_DROIT'] as const
export type Origine = (typeof origines)[number]
export const etats = ['AVERTIE', 'CONTRADICTOIRE', 'A_DECIDER', 'SANS_SUITE', 'PRONONCEE', 'REINSCRITE', 'ECHUE', 'ANNULEE'] as const
export type Etat = (typeof etats)[number]
/** What is held against a person without any right. */
// biome-ignore format: a table is read in columns
export const fondements = {
  CONTRAT:               { libelle: 'obligations du contrat d’engagement non tenues',                texte: CodeDuTravail.R5412_1 },
  ELABORATION:           { libelle: 'refus d’élaborer ou d’actualiser le contrat d’engagement',      texte: CodeDuTravail.R5412_2 },
  OFFRES:                { libelle: 'deux refus d’une offre raisonnable d’emploi',                   texte: CodeDuTravail.R5412_3 },
  FRAUDE:                { libelle: 'fausse déclaration pour être ou rester inscrite',               texte: CodeDuTravail.R5412_3_1 },
  ACTIVITE_NON_DECLAREE: { libelle: 'activité de très courte durée non déclarée',                    texte: CodeDuTravail.R5412_3_2 },
} as const satisfies Record<string, { libelle: string; texte: Texte }>
export type Fondement = keyof typeof fondements
export const codesDeFondement = Object.keys(fondements) as [Fondement, ...Fondement[]]

export const sensDeLaDecision = ['RADIATION', 'SANS_SUITE'] as const
