import type { Confiance } from '../../droit/parametres/parametre.js'
import { CodeDuTravail, type Texte } from '../../droit/textes.js'

export const codesDeDispense = ['PARENT_ISOLE_SANS_GARDE', 'AIDANT', 'EMPLOI', 'RESERVE', 'AUTRE'] as const
export type CodeDeDispense = (typeof codesDeDispense)[number]

type Motif = { libelle: string; texte: Texte; confiance: Confiance }
const { L5411_6, D5312_50 } = CodeDuTravail

/**
 * Why fewer hours are asked, or none that is quantified. Health, disability and invalidity are grounds of the law: they are not written here
 * but apart (`dispenseSante`), and stand here as a reason that is kept.
 */
// biome-ignore format: a table is read in columns
export const motifsDeDispense: Readonly<Record<CodeDeDispense, Motif>> = {
  PARENT_ISOLE_SANS_GARDE: { libelle: 'Parent isolé, sans solution de garde',                texte: L5411_6, confiance: 'sûr' },
  AIDANT:                  { libelle: 'Aidant d’un proche',                                  texte: L5411_6, confiance: 'à vérifier' },
  EMPLOI:                  { libelle: 'Heures déjà occupées par un emploi',                  texte: L5411_6, confiance: 'à vérifier' },
  RESERVE:                 { libelle: 'Raison personnelle, dite de vive voix',               texte: L5411_6, confiance: 'sûr' },
  AUTRE:                   { libelle: 'Autre situation personnelle ou familiale',            texte: L5411_6, confiance: 'sûr' },
}

export const codesDeSante = ['SANTE', 'HANDICAP', 'INVALIDITE'] as const
// biome-ignore format: a table is read in columns
export const motifsDeSante: Readonly<Record<(typeof codesDeSante)[number], Motif>> = {
  SANTE:      { libelle: 'État de santé', texte: D5312_50, confiance: 'sûr' },
  HANDICAP:   { libelle: 'Handicap',      texte: D5312_50, confiance: 'sûr' },
  INVALIDITE: { libelle: 'Invalidité',    texte: D5312_50, confiance: 'sûr' },
}
