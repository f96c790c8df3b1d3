import type { Protection } from '../../droit/protection.js'
import type { PieceJointe } from '../../moteur/ressource.js'
import type { CodeDeRevenu, Etat, Rang } from './nomenclatures.js'

export type Transmission = { de: string; vers: string; le: string }
/** A procedure of the code du travail, whoever decides it. Days are civil days `AAAA-MM-JJ`; `au` is still a day of sanction. */
export type Sanction = {
  manquements: readonly { manquement: number }[]
  revenu: CodeDeRevenu
  consequence: 'SUSPENSION' | 'SUPPRESSION'
  tauxPropose: number
  moisProposes: number
  raisons: string
  etat: Etat
  depuis: string
  organisation: string
  /** Of a young person: from which organisation to which one the procedure went, in the order of the days. */
  transmissions?: readonly Transmission[]
  ouverteLe: string
  rang: Rang
  faitsLe: string
  griefs: string | null
  protection: Protection | null
  representant: string | null
  notifieeLe: string | null
  reponseAvant: string | null
  observations: string | null
  observationsLe: string | null
  piecesJointes: readonly PieceJointe[] | null
  voie: 'COURRIER' | 'VIVE_VOIX' | null
  recueLe: string | null
  audition: boolean | null
  assistance: string | null
  entendueLe: string | null
  compteRendu: string | null
  decision: 'SANCTION' | 'SANS_SUITE' | null
  taux: number | null
  mois: number | null
  motivation: string | null
  qualite: string | null
  decideur: string | null
  decideeLe: string | null
  du: string | null
  au: string | null
  conformite: string | null
  conformiteLe: string | null
  levee: 'LEVEE' | 'MAINTIEN' | null
  motifDeLevee: string | null
  leveeLe: string | null
  retablieDepuis: string | null
  recours: string | null
  recoursLe: string | null
  rejet: string | null
  rejetLe: string | null
  rejetPar: string | null
  annulation: string | null
  annuleeLe: string | null
}
export type Manque = { pointer: string; detail: string }
