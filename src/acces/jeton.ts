import type { JWTPayload } from 'jose'
import type { Lien } from '../moteur/appelant.js'

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
  /** The session it was made from, when a human signed in: how, at which level (`src/droit/assurance.ts`), and when. */
  readonly session?: SessionDuJeton
  /** What must be shown beside the token (`cnf`, RFC 7800): a key or a certificate, by its thumbprint, or the process itself. */
  readonly lien?: { readonly genre: Lien; readonly empreinte: string }
}

/** Claims of RFC 9068 2.2.1 (`acr`, `amr`, `auth_time` in epoch seconds), with the session and the agent they are about. */
export type SessionDuJeton = {
  readonly sid: string
  readonly agentId?: string | undefined
  /** Roles of the agent when the token was made: they narrow the lines its scopes open. */
  readonly roles?: readonly string[] | undefined
  readonly acr: string
  readonly amr: readonly string[]
  readonly authTime: number
}

/** Reads the claims of a token whose signature is already verified; `undefined` when one of them is missing or of a wrong type. */
export const lireRevendications = (claims: JWTPayload): JetonVerifie | undefined => {
  const { jti, exp, sub, client_id: clientId, org, realm, str, scope, agent, personne } = claims
  if (!estTexte(jti) || !estTexte(sub) || !estTexte(clientId) || !estTexte(org) || !estTexte(realm) || typeof exp !== 'number')
    return undefined
  const lien = lireLien(claims.cnf)
  if (lien === 'illisible') return undefined
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
    ...lireSessionDuJeton(claims),
    ...(lien && { lien }),
  }
}

/** A confirmation we do not understand is not one we may do without. */
const lireLien = (cnf: unknown): JetonVerifie['lien'] | 'illisible' => {
  if (cnf === undefined) return undefined
  const [[methode, empreinte] = [], ...autres] = typeof cnf === 'object' && cnf !== null ? Object.entries(cnf) : []
  const genre = LIENS[methode ?? '']
  return genre && estTexte(empreinte) && autres.length === 0 ? { genre, empreinte } : 'illisible'
}

const LIENS: Readonly<Record<string, Lien>> = { jkt: 'dpop', 'x5t#S256': 'mtls', interne: 'interne' }

const lireSessionDuJeton = ({ sid, agent_id: agentId, roles, acr, amr, auth_time: authTime }: JWTPayload): { session?: SessionDuJeton } =>
  estTexte(sid) && estTexte(acr) && typeof authTime === 'number'
    ? { session: { sid, ...(estTexte(agentId) && { agentId, roles: textes(roles) }), acr, amr: textes(amr), authTime } }
    : {}

const estTexte = (valeur: unknown): valeur is string => typeof valeur === 'string' && valeur !== ''
const textes = (valeur: unknown): string[] => (Array.isArray(valeur) ? valeur.filter(estTexte) : [])
