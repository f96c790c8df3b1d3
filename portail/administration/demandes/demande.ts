import { type EtatDeDemande, etatsDeDemande } from '../../../src/acces/index.js'
import { etiquette, type Html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

/** A request for an habilitation, as the API lists it. */
export type DemandeDHabilitation = {
  numero: number
  organisation: string
  etat: EtatDeDemande
  intitule: string | null
  rouvre: number | null
  creeePar: string
  creeeLe: string
  modifieeLe: string
  soumisePar: string | null
  soumiseLe: string | null
}
export type Contenu = { [cle: string]: unknown; lignes?: string[] }
export type DemandeEntiere = DemandeDHabilitation & {
  version: number
  contenu: Contenu
  evenements: string[]
  fil: { instant: string; evenement: string; qui: string; agent: string; message: string | null }[]
}

const tons = {
  brouillon: 'neutre',
  soumise: 'attente',
  'modifications-demandees': 'mauvais',
  validee: 'bon',
  refusee: 'mauvais',
  archivee: 'fini',
} as const

export const etatDeLaDemande = ({ etat }: DemandeDHabilitation): Html => etiquette(etatsDeDemande[etat], tons[etat])

export const nomDeLaDemande = ({ numero, intitule }: DemandeDHabilitation): string => `D${numero} : ${intitule || 'sans intitulé'}`

export const listerLesDemandes = async (d: Demande): Promise<DemandeDHabilitation[]> =>
  (await lire<{ elements: DemandeDHabilitation[] }>(d, '/demandes')).elements

export const lireLaDemande = (d: Demande, numero: string | number): Promise<DemandeEntiere> =>
  lire<DemandeEntiere>(d, `/demandes/${encodeURIComponent(numero)}`)
