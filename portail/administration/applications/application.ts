import { etiquette, type Html, html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

/** An application as the API describes it: never its secret. */
export type Application = {
  clientId: string
  nom: string
  organisation: string
  structure: string | null
  editeur: string | null
  methode: 'client_secret_post' | 'private_key_jwt'
  secretsEnVigueur: number
  cles: string[]
  clesDeChiffrement: string[]
  emetteur: { nom: string; convention: number; niveau: 'mfa' | 'renforce'; pagm: Record<string, string[]> } | null
  liaison: { par: 'dpop' | 'mtls' | null; exigeeLe: string | null }
  scopes: string[]
  adressesDeRetour: string[]
  quotaParSeconde: number
  active: boolean
  motifDeCoupure: string | null
  coupeePar: string | null
  expireLe: string | null
  creeeLe: string | null
  creeePar: string | null
}
export type ApplicationSuivie = Application & {
  appels: { instant: string; ligne: string | null; agent: string | null; issue: string; correlation: string }[]
  refus: {
    jour: string
    route: string
    statut: number
    code: string
    motif: string
    nombre: number
    dernierLe: string
    correlation: string
  }[]
}
type Liste = { elements: Application[]; souscriptible: { scopes: string[]; quotaParSeconde: number } }

export const listerLesApplications = (d: Demande): Promise<Liste> => lire<Liste>(d, '/applications')
export const lireLApplication = (d: Demande, id: string): Promise<ApplicationSuivie> =>
  lire<ApplicationSuivie>(d, `/applications/${encodeURIComponent(id)}`)

export const etatDeLApplication = ({ active, secretsEnVigueur }: Application): Html =>
  html`${active ? etiquette('en service', 'bon') : etiquette('coupée', 'mauvais')}${secretsEnVigueur > 1 && html` ${etiquette('deux secrets', 'attente')}`}`
