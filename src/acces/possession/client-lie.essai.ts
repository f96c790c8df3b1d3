import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** Claims and header of a proof, as they are about to be signed. */
export type Preuve = { entete: Record<string, unknown>; claims: Record<string, unknown> }

/** A program that holds a key, and proves it the way RFC 9449 says; `retoucher` lets one lie. */
export const unClientLie = async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk: JWK = await exportJWK(publicKey)
  const prouver = async (
    { methode, adresse, jeton, nonce }: { methode: string; adresse: string; jeton?: string; nonce?: string | undefined },
    retoucher: (p: Preuve) => Preuve = p => p,
  ): Promise<string> => {
    const { entete, claims } = retoucher({
      entete: { alg: 'ES256', typ: 'dpop+jwt', jwk },
      claims: {
        jti: randomUUID(),
        htm: methode,
        htu: adresse,
        iat: Math.floor(Date.now() / 1000),
        ...(jeton !== undefined && { ath: createHash('sha256').update(jeton).digest('base64url') }),
        ...(nonce !== undefined && { nonce }),
      },
    })
    return new SignJWT(claims).setProtectedHeader(entete as { alg: string }).sign(privateKey)
  }
  return { jwk, privateKey, prouver }
}
export type ClientLie = Awaited<ReturnType<typeof unClientLie>>
