import type { demandeurs, SensDOpportunite } from './nomenclatures.js'

export type Opportunite = {
  sens: SensDOpportunite
  demandeePar: keyof typeof demandeurs
  sanction: number | null
  contrat: number | null
  du: string
  au: string | null
  motivation: string
  qualite: string
  decideePar: string
  decideur: string
  decideeLe: string
  confirmation: string | null
  confirmeePar: string | null
  confirmeur: string | null
  confirmeeLe: string | null
  retrait: string | null
  retireeLe: string | null
  retireePar: string | null
}
