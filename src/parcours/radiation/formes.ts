import type { categoriesDInscription } from '../inscription/index.js'
import type { Etat, Fondement, Origine, sensDeLaDecision } from './nomenclatures.js'

/** Days are civil days `AAAA-MM-JJ`; `dernierJour` is still a day of radiation. */
export type Radiation = {
  origine: Origine
  fondement: Fondement | null
  motif: string
  mois: number
  reference: string | null
  etat: Etat
  depuis: string
  proposeePar: string
  proposeeLe: string
  delai: string | null
  reponseAvant: string | null
  observations: string | null
  observationsLe: string | null
  entendueLe: string | null
  decision: (typeof sensDeLaDecision)[number] | null
  moisDecides: number | null
  motivation: string | null
  dateEffet: string | null
  dernierJour: string | null
  decideeLe: string | null
  decideur: string | null
  annulation: string | null
  annuleeLe: string | null
  categorieAvant: (typeof categoriesDInscription)[number] | null
}
