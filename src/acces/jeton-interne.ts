import { randomUUID } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import { preparerCles } from './cles-de-signature.js'
import { audience, DUREE_DE_JETON, type SessionDuJeton, TYPE_DE_JETON } from './jeton.js'
import type { Royaume } from './royaume.js'

/** Who the token speaks for: an application alone, an agent through an application, or a person (`royaume: '/individu'`). */
export type Porteur = {
  clientId: string
  organisation: string
  structure?: string | null
  royaume: Royaume
  scopes: readonly string[]
  /** Subject; the application itself when absent. */
  sujet?: string
  agent?: string
  /** Pairwise or encrypted identifier of the person, never the internal one. */
  personne?: string
  session?: SessionDuJeton
  /** What it is bound to (`cnf`); a bearer token when absent. */
  cnf?: { jkt: string } | { 'x5t#S256': string } | { interne: string }
}

/** `duree` in seconds (1499 by default); `instant` is the present. */
type Emission = { adressePublique: string; duree?: number; instant?: Date; jti?: string }

/** Signs an access token of the same format as the token endpoint's, for the operator's command line and the tests. */
export const signerJeton = async (
  secrets: { signature: JWK[] },
  { clientId, organisation, structure, royaume, scopes, sujet = clientId, agent, personne, session, cnf }: Porteur,
  { adressePublique, duree = DUREE_DE_JETON, instant = new Date(), jti = randomUUID() }: Emission,
): Promise<string> => {
  const [cle] = await preparerCles(secrets.signature)
  const emis = Math.floor(instant.getTime() / 1000)
  return new SignJWT({
    client_id: clientId,
    org: organisation,
    ...(structure && { str: structure }),
    realm: royaume,
    scope: scopes.join(' '),
    ...(agent && { agent }),
    ...(personne && { personne }),
    ...(cnf && { cnf }),
    ...(session && {
      sid: session.sid,
      ...(session.agentId && { agent_id: session.agentId, roles: session.roles }),
      acr: session.acr,
      amr: session.amr,
      auth_time: session.authTime,
    }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: TYPE_DE_JETON, kid: cle.kid })
    .setIssuer(adressePublique)
    .setAudience(audience(adressePublique))
    .setSubject(sujet)
    .setJti(jti)
    .setIssuedAt(emis)
    .setExpirationTime(emis + duree)
    .sign(cle.privee)
}
