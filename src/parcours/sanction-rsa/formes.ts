import type { Protection } from '../../droit/protection.js'
import type { RangDeSanction } from '../../droit/parametres/bareme-rsa.js'
import type { PieceJointe } from '../../moteur/ressource.js'
import type { ActeDeclare, Etat } from './nomenclatures.js'

export type Sanction = {
  manquements: readonly { manquement: number }[]
  consequence: 'SUSPENSION' | 'SUPPRESSION'
  tauxPropose: number | null
  moisProposes: number | null
  raisons: string
  etat: Etat
  depuis: string
  organisation: string
  proposeePar: string
  proposeeLe: string
  rang: RangDeSanction
  faitsLe: string
  saisie: boolean | null
  delegueeLe: string | null
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
  avis: 'FAVORABLE' | 'DEFAVORABLE' | 'PARTAGE' | null
  avisLe: string | null
  decision: 'SANCTION' | 'SANS_SUITE' | null
  foyer: 'SEUL' | 'PLUSIEURS' | null
  taux: number | null
  montant: number | null
  mois: number | null
  motivation: string | null
  qualite: string | null
  decideur: string | null
  decideeLe: string | null
  declareeLe: string | null
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

export type Declaration = {
  sanction: number | null
  acte: ActeDeclare
  jour: string
  consequence: Sanction['consequence'] | null
  taux: number | null
  montant: number | null
  mois: number | null
  motif: string | null
  natureDuManquement: string | null
  rangDuManquement: string | null
}
