import { z } from 'zod'
import type { Motif, Statut } from './nomenclatures.js'

/** An instant to the second, in UTC: one spelling, so that two of them compare as texts. */
export const instant = z.iso.datetime({ precision: 0 })
export const enInstantUtc = (quand: Date): string => `${quand.toISOString().slice(0, 19)}Z`

export const duree = z.int().min(5).max(600)
export const texteCourt = z.string().trim().min(1).max(160)
export const aSavoir = z.string().trim().min(1).max(4000)
export const adresse = z.string().trim().min(1).max(240)
export const interlocuteur = z.strictObject({
  nom: z.string().trim().min(1).max(80).nullable(),
  prenom: z.string().trim().min(1).max(80).nullable(),
  courriel: z.email().max(120).nullable(),
})
export type Interlocuteur = z.infer<typeof interlocuteur>

/** What a row holds, for the rules. */
export type RendezVous = {
  motif: Motif
  theme: string | null
  date: string
  duree: number | null
  modalite: 'PHYSIQUE' | 'TELEPHONE' | 'VISIO'
  reception: 'IND' | 'COL'
  libelleLieu: string | null
  adresse: string | null
  statut: Statut
  organisme: string
  organisation: string
  structure: string | null
  prisPar: string
  observations: string | null
  creneau: string | null
}

/** The same as one reads it, with all that is told of it. */
export type RendezVousLu = RendezVous & {
  theme: string | null
  information: string | null
  initiateur: 'USAGER' | 'PARTENAIRE'
  libelleStructure: string | null
  telephoneContact: string | null
  interlocuteur: Interlocuteur | null
  observationsLe: string | null
  constateLe: string | null
}
