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
  retrait: string | null
  retireeLe: string | null
}
