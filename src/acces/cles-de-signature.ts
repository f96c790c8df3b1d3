import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'

/** A signature key of the platform: the private part signs, the public part is published and verifies. */
export type CleDeSignature = { kid: string; jwk: JWK; privee: KeyObject; publique: KeyObject }

/**
 * Prepares the ES256 keys of the configuration, in their order: the first one signs, all of them verify. Rotation without a break is
 * then: append the new key (published, not used), restart, move it to the head, restart, drop the old one after a token's life.
 * The `kid` defaults to the RFC 7638 thumbprint, which is also what the OAuth library computes.
 *
 * @throws when there is no key or one of them is not a private P-256 key.
 */
export const preparerCles = async (signature: readonly JWK[]): Promise<[CleDeSignature, ...CleDeSignature[]]> => {
  const [premiere, ...autres] = await Promise.all(signature.map(preparerCle))
  if (!premiere) throw new Error('Aucune clé de signature : il en faut au moins une (ES256, courbe P-256).')
  return [premiere, ...autres]
}

/** By the key as configured: what is signed for each page of the portal imports it no more, and the library keeps what it makes of it. */
const preparees = new WeakMap<JWK, Promise<CleDeSignature>>()
const preparerCle = (jwk: JWK): Promise<CleDeSignature> => {
  const preparee = preparees.get(jwk) ?? preparer(jwk)
  preparees.set(jwk, preparee)
  return preparee
}

const preparer = async (jwk: JWK): Promise<CleDeSignature> => {
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || !jwk.d) throw new Error('Une clé de signature doit être une clé privée P-256 (ES256).')
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk))
  const privee = createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  return { kid, jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' }, privee, publique: createPublicKey(privee) }
}
