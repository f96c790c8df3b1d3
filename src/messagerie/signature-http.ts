import { createHash, type KeyObject, sign } from 'node:crypto'

/** Signs a request that is about to leave: headers to add to it. */
export type SignerHttp = (
  requete: { adresse: string; corps: string; entetes: Readonly<Record<string, string>> },
  instant: Date,
) => Record<string, string>

const COUVERTS = ['content-type', 'idempotency-key', 'content-digest'] as const

/**
 * HTTP message signatures (RFC 9421) over the method, the address, the body by its digest (RFC 9530) and what names the message; ECDSA
 * P-256 by the key that signs our tokens, so that the receiver verifies by the published JWKS.
 */
export const creerSignatureHttp =
  ({ kid, privee }: { kid: string; privee: KeyObject }): SignerHttp =>
  ({ adresse, corps, entetes }, instant) => {
    const digest = `sha-256=:${createHash('sha256').update(corps).digest('base64')}:`
    const tous: Record<string, string> = { ...entetes, 'content-digest': digest }
    const parametres = `("@method" "@target-uri" ${COUVERTS.map(nom => `"${nom}"`).join(' ')});created=${Math.floor(instant.getTime() / 1000)};keyid="${kid}";alg="ecdsa-p256-sha256"`
    const base = [
      '"@method": POST',
      `"@target-uri": ${new URL(adresse).href}`,
      ...COUVERTS.map(nom => `"${nom}": ${tous[nom] ?? ''}`),
      `"@signature-params": ${parametres}`,
    ].join('\n')
    const signature = sign('sha256', Buffer.from(base), { key: privee, dsaEncoding: 'ieee-p1363' }).toString('base64')
    return { 'content-digest': digest, 'signature-input': `plateforme=${parametres}`, signature: `plateforme=:${signature}:` }
  }
