import { CodeDeLActionSociale, CodeDuTravail, type Texte } from '../../droit/textes.js'

type Dit = { libelle: string; texte: Texte }

/** What brings France Travail to decide; each has its own way to the decision. */
export const origines = ['PROPOSITION_DU_DEPARTEMENT', 'SUPPRESSION', 'SANS_DROIT'] as const
export type Origine = (typeof origines)[number]
// biome-ignore format: a table is read in columns
export const libellesDesOrigines: Readonly<Record<Origine, Dit>> = {
  PROPOSITION_DU_DEPARTEMENT: { libelle: 'proposée par le président du conseil départemental, dont la décision supprime le RSA', texte: CodeDeLActionSociale.L262_37 },
  SUPPRESSION:                { libelle: 'suit la suppression totale du revenu de remplacement',                                   texte: CodeDuTravail.L5412_1 },
  SANS_DROIT:                 { libelle: 'personne sans allocation ni RSA, après un avertissement',                                texte: CodeDuTravail.R5412_3_3 },
}

export const etats = ['AVERTIE', 'CONTRADICTOIRE', 'A_DECIDER', 'SANS_SUITE', 'PRONONCEE', 'REINSCRITE', 'ECHUE', 'ANNULEE'] as const
export type Etat = (typeof etats)[number]
export const libellesDesEtats: Readonly<Record<Etat, string>> = {
  AVERTIE: 'avertissement donné',
  CONTRADICTOIRE: 'envisagée, la personne peut répondre',
  A_DECIDER: 'à décider',
  SANS_SUITE: 'classée sans suite',
  PRONONCEE: 'prononcée',
  REINSCRITE: 'finie : la personne est de nouveau inscrite',
  ECHUE: 'arrivée à son terme',
  ANNULEE: 'annulée',
}

/** What is held against a person without any right. */
// biome-ignore format: a table is read in columns
export const fondements = {
  CONTRAT:               { libelle: 'obligations du contrat d’engagement non tenues',           texte: CodeDuTravail.R5412_1 },
  ELABORATION:           { libelle: 'refus d’élaborer ou d’actualiser le contrat d’engagement', texte: CodeDuTravail.R5412_2 },
  OFFRES:                { libelle: 'deux refus d’une offre raisonnable d’emploi',              texte: CodeDuTravail.R5412_3 },
  FRAUDE:                { libelle: 'fausse déclaration pour être ou rester inscrit',           texte: CodeDuTravail.R5412_3_1 },
  ACTIVITE_NON_DECLAREE: { libelle: 'activité de très courte durée non déclarée',               texte: CodeDuTravail.R5412_3_2 },
} as const satisfies Record<string, Dit>
export type Fondement = keyof typeof fondements
export const codesDeFondement = Object.keys(fondements) as [Fondement, ...Fondement[]]

/** What a named agent of France Travail decides of a procedure. */
export const sensPossibles = ['ENVISAGEE', 'RADIATION', 'SANS_SUITE', 'REJET', 'ANNULATION'] as const
export type Sens = (typeof sensPossibles)[number]
export const libellesDesSens: Readonly<Record<Sens, string>> = {
  ENVISAGEE: 'une radiation est envisagée',
  RADIATION: 'radiation prononcée',
  SANS_SUITE: 'classée sans suite',
  REJET: 'contestation rejetée',
  ANNULATION: 'radiation annulée',
}

/** How an appeal written down for her arrived. */
export const libellesDesVoies = { COURRIER: 'par courrier', VIVE_VOIX: 'de vive voix' } as const
export const voies = Object.keys(libellesDesVoies) as [keyof typeof libellesDesVoies, ...(keyof typeof libellesDesVoies)[]]
