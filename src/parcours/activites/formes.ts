import { z } from 'zod'
import type { PieceJointe } from '../../moteur/ressource.js'
import { codesDActivite } from './types-d-activite.js'
import { thematiques } from './thematiques.js'

/** ISO 8601: « 2026-W48 ». */
export const semaine = z.string().regex(/^\d{4}-W\d{2}$/)
export const heure = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Time is counted in whole minutes: no half of a quarter is lost. */
export const minutes = z.int().min(5).max(10_140)
export const minutesOuRien = z.int().min(0).max(10_140)
export const numero = z.int().min(1).max(32_767)
export const thematique = z.enum(thematiques.map(([code]) => code) as [string, ...string[]])
export const typeDActivite = z.enum(codesDActivite)

export const etats = ['PREVUE', 'DECLAREE', 'VALIDEE', 'CORRIGEE', 'REFUSEE', 'ANNULEE'] as const
export type Etat = (typeof etats)[number]

/** An activity of a week, as its rules read it. `jour`, `debut`, `fin` are of Paris; minutes are null until they are said. */
export type Activite = {
  semaine: string
  type: z.infer<typeof typeDActivite>
  intitule: string
  thematique: string | null
  jour: string | null
  debut: string | null
  fin: string | null
  minutesPrevues: number | null
  minutesDeclarees: number | null
  preuve: string | null
  annulee: boolean
  etat: Etat
  declareePar: 'personne' | 'professionnel' | null
  declareeLe: string | null
  minutesValidees: number | null
  motif: string | null
  valideeLe: string | null
  valideePar: string | null
}
export type ActiviteLue = Activite & { numero: number; version: number }

/** What a référent makes of each activity of a week: as many minutes as were declared, or fewer, and then why. */
export const appreciations = z
  .array(
    z.strictObject({
      activite: numero,
      surVersion: z.int().min(1),
      minutes: minutesOuRien,
      motif: z.string().trim().min(10).max(500).nullable(),
    }),
  )
  .min(1)
  .max(50)
export type Appreciation = z.infer<typeof appreciations>[number]

/** No word for an illness or a family: what is private is said to one's référent, and not written here. */
export const motifsDAbsence = [
  'TRANSPORT',
  'GARDE_D_ENFANT',
  'ENTRETIEN_OU_EMPLOI',
  'CONVOCATION',
  'NON_PREVENUE',
  'PERSONNEL',
  'AUTRE',
] as const

export type Absence = {
  jour: string
  semaine: string
  activite: number | null
  intitule: string
  signaleePar: 'personne' | 'professionnel'
  noteeLe: string
  motif: (typeof motifsDAbsence)[number] | null
  explication: string | null
  reponduLe: string | null
  piecesJointes: readonly PieceJointe[] | null
  retiree: boolean
  legitime: boolean | null
  motivation: string | null
  apprecieLe: string | null
  appreciePar: string | null
}

/** `minutes` is null when no duration is quantified any more; `demande`: the number of the demand it answers. */
export type Dispense = {
  du: string
  au: string
  minutes: number | null
  motif: string
  precisions: string | null
  demande: number | null
  motivation: string | null
  decideeLe: string
}

export const etatsDeDemande = ['A_DECIDER', 'ACCORDEE', 'REFUSEE', 'RETIREE'] as const
export type EtatDeDemande = (typeof etatsDeDemande)[number]

/** Fewer hours, as the person asks for them: `minutes` a week that she can do, null when no number suits. */
export type DemandeDeDispense = {
  du: string
  au: string
  minutes: number | null
  motif: string
  explication: string | null
  piecesJointes: readonly PieceJointe[] | null
  demandeeLe: string
  etat: EtatDeDemande
  refus: string | null
  repondueLe: string | null
  reponduePar: string | null
  retiree: boolean
}
