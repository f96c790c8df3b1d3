import type { JWK } from 'jose'
import type { CustomFetch } from 'openid-client'

/** Whom a provider vouches for. */
export type Espace = 'agent' | 'personne' | 'entreprise'

/**
 * What is agreed with an identity provider when the platform is registered there. Its addresses and keys come by discovery
 * (OpenID Connect Discovery 1.0), never from here.
 */
export type Profil = {
  nom: 'proconnect' | 'franceconnect'
  /** As people know it. */
  libelle: string
  emetteur: string
  clientId: string
  secret: string
  /** How the id_token and the userinfo are signed; what is signed otherwise is refused. */
  algorithme: 'ES256' | 'RS256'
  /** Our private keys (RFC 7517, each with `alg` and `kid`), when it enciphers what it answers; what is inside is signed all the same. */
  dechiffrement?: readonly JWK[]
  scopes: readonly string[]
  /** Levels admitted to open a session, asked as essential; what a level then gives access to is decided elsewhere. */
  acrAdmis: readonly string[]
  /** By the `claims` parameter (with `amr`), or by `acr_values` where the provider reads only that. */
  demande: 'claims' | 'acr_values'
  /** How to reach the provider, when it is not by the network. */
  joindre?: CustomFetch
}

type Enregistrement = Pick<Profil, 'emetteur' | 'clientId' | 'secret' | 'joindre'> & Partial<Pick<Profil, 'algorithme' | 'dechiffrement'>>

/**
 * ProConnect, as documented to service providers. `eidas0` is left out: an identity and an employer that their bearer merely
 * declared prove nothing of an agent.
 */
export const proconnect = (enregistrement: Enregistrement): Profil => ({
  algorithme: 'ES256',
  ...enregistrement,
  nom: 'proconnect',
  libelle: 'ProConnect',
  scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'organization_label'],
  acrAdmis: ['eidas1', 'eidas1-mfa', 'eidas2', 'eidas3'],
  demande: 'claims',
})

/** FranceConnect v2: the civil status corrected by the RNIPP, no e-mail, hence nothing that would tempt to match by it. */
export const franceconnect = (enregistrement: Enregistrement): Profil => ({
  algorithme: 'ES256',
  ...enregistrement,
  nom: 'franceconnect',
  libelle: 'FranceConnect',
  scopes: ['openid', 'identite_pivot'],
  acrAdmis: ['eidas1', 'eidas2', 'eidas3'],
  demande: 'acr_values',
})
