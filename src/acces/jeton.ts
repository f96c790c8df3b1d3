import type { JWTPayload } from 'jose'

/** Life of an access token, in seconds (France Travail partner contract: `expires_in` is 1499 in every example). */
export const DUREE_DE_JETON = 1499

/** `typ` of an access token (RFC 9068, 2.1). */
export const TYPE_DE_JETON = 'at+jwt'

/** Audience of every access token: the API of this platform. */
export const audience = (adressePublique: string): string => `${adressePublique}/api`

/** What a verified access token proves. `expire` is an epoch in seconds (the `exp` claim). */
export type JetonVerifie = {
  readonly jti: string
  readonly clientId: string
  readonly organisation: string
  readonly structure: string | null
  readonly royaume: string
  readonly scopes: readonly string[]
  readonly expire: number
  readonly sujet: string
  /** The agent whose identity the token proves, when there is one; the three `pa-*` headers only declare one. */
  readonly agent?: string
  /** Identifier of the person who holds the token (royaume `/individu`), as the caller that signed it chose to write it. */
  readonly personne?: string
}

/** Reads the claims of a token whose signature is already verified; `undefined` when one of them is missing or of a wrong type. */
export const lireRevendications = (claims: JWTPayload): JetonVerifie | undefined => {
  const { jti, exp, sub, client_id: clientId, org, realm, str, scope, agent, personne } = claims
  if (!estTexte(jti) || !estTexte(sub) || !estTexte(clientId) || !estTexte(org) || !estTexte(realm) || typeof exp !== 'number')
    return undefined
  return {
    jti,
    clientId,
    organisation: org,
    structure: estTexte(str) ? str : null,
    royaume: realm,
    scopes: estTexte(scope) ? scope.split(' ') : [],
    expire: exp,
    sujet: sub,
    ...(estTexte(agent) && { agent }),
    ...(estTexte(personne) && { personne }),
  }
}

const estTexte = (valeur: unknown): valeur is string => typeof valeur === 'string' && valeur !== ''
