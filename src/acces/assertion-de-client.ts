import { errors } from './bibliotheque.js'

/** Longest life left to a client assertion, in seconds: its replay mark is kept that long, and a leaked one is useful that long. */
const VIE_MAXIMALE = 3_600

/**
 * Extra checks on a `private_key_jwt` assertion (RFC 7523), after the library verified its signature, audience, expiry and identifier.
 * @throws InvalidClientAuth
 */
export const verifierAssertion = (claims: Readonly<Record<string, unknown>>, instant: Date): void => {
  const { exp, sub, iss, jti } = claims
  if (sub !== iss) throw new errors.InvalidClientAuth('sub must be the client_id')
  if (typeof jti !== 'string') throw new errors.InvalidClientAuth('jti must be a string')
  if (typeof exp !== 'number' || exp > instant.getTime() / 1000 + VIE_MAXIMALE) throw new errors.InvalidClientAuth('exp is too far away')
}
