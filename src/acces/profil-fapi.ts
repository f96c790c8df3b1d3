import { errors } from './bibliotheque.js'
import type { Application } from './habilitations.js'

/**
 * Whether the FAPI 2.0 Security Profile applies: a client that proves itself by a key, and binds its tokens (5.3.2.1). The published
 * contract keeps its secrets and its bearers.
 */
export const suitFapi = (application: Application | undefined): boolean =>
  application?.methode === 'private_key_jwt' && application.liaison.par !== null

/** Signatures of the profile (5.4.1) among those our clients may use. */
const ALGORITHMES = ['ES256', 'PS256']
/** Seconds by which the clock of a client may be ahead. */
const AVANCE = 60

type Assertion = { claims: { aud?: unknown; iat?: unknown }; entete: { alg?: unknown }; instant: Date }

/**
 * What the profile asks of a client assertion beyond RFC 7523: for our issuer alone, written as a string, a signature of its list, and not
 * made more than a minute from now; the library looks at `nbf`, never at `iat`.
 * @throws InvalidClientAuth
 */
export const exigerLeProfil = (emetteur: string, { claims, entete, instant }: Assertion): void => {
  if (claims.aud !== emetteur) throw new errors.InvalidClientAuth('aud must be the issuer, as a string (FAPI 2.0, 5.3.2.1)')
  if (typeof claims.iat === 'number' && claims.iat > instant.getTime() / 1000 + AVANCE)
    throw new errors.InvalidClientAuth('iat is in the future (FAPI 2.0, 5.3.2.1)')
  if (!ALGORITHMES.includes(String(entete.alg))) throw new errors.InvalidClientAuth('alg is not of FAPI 2.0, 5.4.1')
}
