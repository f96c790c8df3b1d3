import type { Protection } from '../../droit/protection.js'
import type { PieceJointe } from '../../moteur/ressource.js'
import type { Etat, Fondement, Origine, Sens } from './nomenclatures.js'

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
  protection: Protection | null
  representant: string | null
  reponseAvant: string | null
  observations: string | null
  observationsLe: string | null
  piecesJointes: readonly PieceJointe[] | null
  entendueLe: string | null
  moisDecides: number | null
  dateEffet: string | null
  dernierJour: string | null
  recours: string | null
  recoursLe: string | null
  recoursVoie: 'COURRIER' | 'VIVE_VOIX' | null
  recoursRecuLe: string | null
  rejetLe: string | null
}

export type DecisionDeRadiation = {
  radiation: number
  surVersion: number | null
  sens: Sens
  mois: number | null
  dateEffet: string | null
  motivation: string
  le: string
  dernierJour: string | null
  decideur: string
}
