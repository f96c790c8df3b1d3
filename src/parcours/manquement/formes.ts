import { z } from 'zod'
import type { PieceJointe } from '../../moteur/ressource.js'
import type { NatureDeManquement } from './natures.js'

const rang = z.int().min(1).max(32_767)
/** What shows the facts: named, and known by its digest; the file itself is kept apart. */
export const pieces = z
  .array(z.strictObject({ intitule: z.string().trim().min(3).max(160), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
  .max(5)
export const absences = z.array(z.strictObject({ absence: rang })).max(20)
export const propositions = z.array(z.strictObject({ proposition: rang })).max(5)

export type Manquement = {
  nature: NatureDeManquement
  jour: string
  faits: string
  pieces: z.infer<typeof pieces>
  contrat: number | null
  absences: z.infer<typeof absences>
  propositions: z.infer<typeof propositions>
  demandeLe: string | null
  demande: string | null
  parole: string | null
  organisation: string
  structure: string | null
  signaleLe: string
  retire: boolean
  motifLegitime: boolean | null
  motivation: string | null
  apprecieLe: string | null
  appreciePar: string | null
  reponse: string | null
  reponduLe: string | null
  piecesJointes: readonly PieceJointe[] | null
}
