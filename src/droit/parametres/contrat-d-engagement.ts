import { CodeDuTravail, Decrets, Lois, type Texte } from '../textes.js'
import type { Confiance, Parametre } from './parametre.js'

/** Hours a week of the ordinary contract, at least. */
export const heuresDuContrat: Parametre<number> = {
  nom: 'durée hebdomadaire d’activité du contrat d’engagement, en heures, au moins',
  valeurs: [{ depuis: '2025-01-01', valeur: 15, texte: CodeDuTravail.L5411_6, confiance: 'sûr' }],
}

/** Whether who follows a person may draw her contract up before an orientation names her référent: the text names nobody until then. */
export const contratAvantLOrientation: Parametre<boolean> = {
  nom: 'contrat d’engagement préparé avant que l’orientation désigne l’organisme référent',
  valeurs: [{ depuis: '2025-01-01', valeur: true, texte: CodeDuTravail.L5411_6, confiance: 'dérivé' }],
}

/** Months a contract stays suspended, the inscription having ended, before it is closed. */
export const suspensionDuContrat: Parametre<number> = {
  nom: 'durée de la suspension avant clôture du contrat d’engagement, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 12, texte: CodeDuTravail.R5411_17, confiance: 'probable' }],
}

type Fondement = {
  cas: 'STANDARD' | 'MINOREE' | 'NON_QUANTIFIEE'
  libelle: string
  texte: Texte
  confiance: Confiance
}
/**
 * Why a duration is what it is. Of the difficulties that do without hours (health, handicap, invalidity, a lone parent without
 * childcare), the contract says that there is one and never which: it is read by many and is no place for an illness.
 */
// biome-ignore format: a table is read in columns
export const fondementsDeLaDuree = {
  BESOINS:                   { cas: 'STANDARD',       libelle: 'selon les besoins de la personne et l’intensité de son accompagnement',  texte: CodeDuTravail.L5411_6,  confiance: 'sûr' },
  SITUATION_PERSONNELLE:     { cas: 'MINOREE',        libelle: 'en raison de sa situation personnelle',                                  texte: Lois.decision2023_858,  confiance: 'dérivé' },
  SITUATION_FAMILIALE:       { cas: 'MINOREE',        libelle: 'en raison de sa situation familiale',                                    texte: Lois.decision2023_858,  confiance: 'dérivé' },
  DIFFICULTES_PARTICULIERES: { cas: 'NON_QUANTIFIEE', libelle: 'pour l’une des difficultés particulières que le texte énumère',          texte: CodeDuTravail.L5411_6,  confiance: 'à vérifier' },
} as const satisfies Record<string, Fondement>

/** Whoever was followed before that day had a contract of another kind, which a contrat d’engagement replaces. */
export const debutDesContrats: Parametre<string> = {
  nom: 'jour à partir duquel le contrat d’engagement est le seul qui se conclut',
  valeurs: [{ depuis: '2025-01-01', valeur: '2025-01-01', texte: Decrets.inscription2024_1242, confiance: 'sûr' }],
}

/** Day by which those who were followed when the law came into force have a contrat d’engagement. */
export const repriseEnMetropole: Parametre<string> = {
  nom: 'jour où les contrats antérieurs sont remplacés au plus tard',
  valeurs: [{ depuis: '2025-01-01', valeur: '2027-01-01', texte: Decrets.delais2024_1244, confiance: 'sûr' }],
}
export const repriseOutreMer: Parametre<string> = {
  nom: 'jour où les contrats antérieurs sont remplacés au plus tard, outre-mer',
  valeurs: [
    { depuis: '2025-01-01', valeur: '2027-01-01', texte: Decrets.delais2024_1244, confiance: 'sûr' },
    { depuis: '2025-08-13', valeur: '2028-01-01', texte: Decrets.outreMer2025, confiance: 'dérivé' },
  ],
}
