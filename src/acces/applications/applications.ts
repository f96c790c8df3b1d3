import type { ISql } from 'postgres'
import type { LiaisonDApplication } from '../../droit/liaison.js'
import { introuvable } from '../../moteur/probleme.js'
import type { Auteur } from '../habilitation/auteur.js'
import type { MethodeDeClient } from '../habilitations.js'

/** An application as its organisation sees it: never a secret, not even its digest. */
export type ApplicationInscrite = {
  clientId: string
  nom: string
  organisation: string
  structure: string | null
  editeur: string | null
  royaumes: string[]
  methode: MethodeDeClient
  secretsEnVigueur: number
  /** Identifiers of the public keys. */
  cles: string[]
  /** Of those its answers are enciphered for, the one in use first. */
  clesDeChiffrement: string[]
  /** Who vouches for its agents: without his keys. */
  emetteur: { nom: string; convention: number; niveau: 'mfa' | 'renforce'; pagm: Record<string, string[]> } | null
  scopes: string[]
  adressesDeRetour: string[]
  quotaParSeconde: number
  liaison: LiaisonDApplication
  active: boolean
  motifDeCoupure: string | null
  coupeePar: string | null
  expireLe: Date | null
  creeeLe: Date | null
  creeePar: string | null
}

const colonnes = (sql: ISql) => sql`client_id as "clientId", nom, organisation, structure, editeur, royaumes, methode,
  coalesce(array_length(secret_empreinte, 1), 0) as "secretsEnVigueur",
  array(select coalesce(k ->> 'kid', k ->> 'kty') from jsonb_array_elements(coalesce(jwks -> 'keys', '[]')) k) as cles,
  array(select coalesce(k ->> 'kid', k ->> 'kty') from jsonb_array_elements(cles_de_chiffrement) k) as "clesDeChiffrement", scopes,
  emetteur - array['jwks', 'certificats'] as emetteur,
  adresses_de_retour as "adressesDeRetour", quota_par_seconde as "quotaParSeconde", active, motif_de_coupure as "motifDeCoupure",
  jsonb_build_object('par', lien, 'exigeeLe', to_char(liaison_exigee_le, 'YYYY-MM-DD')) as liaison, coupee_par as "coupeePar", expire_le as "expireLe", creee_le as "creeeLe", creee_par as "creeePar"`

/** Its own for an organisation, every one for the operator. */
const visible = (sql: ISql, { qui, organisation }: Auteur) => (qui === 'instructeur' ? sql`true` : sql`organisation = ${organisation}`)

export const listerApplications = (sql: ISql, auteur: Auteur) => sql<ApplicationInscrite[]>`
  select ${colonnes(sql)} from application where ${visible(sql, auteur)} order by organisation, nom, client_id limit 1000`

/** The application, kept from moving until the transaction ends. @throws Probleme 404 when it is not the author's to see. */
export async function prendreLApplication(sql: ISql, auteur: Auteur, clientId: string): Promise<ApplicationInscrite> {
  const [lue] = await sql<ApplicationInscrite[]>`
    select ${colonnes(sql)} from application where client_id = ${clientId} and ${visible(sql, auteur)} for no key update`
  if (!lue) throw introuvable()
  return lue
}
