import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

/**
 * Pairwise identifiers: each organisation sees its own name for a person, 22 characters, not guessable, not joinable.
 *
 * The internal number is enciphered as one AES block under a key of the organisation, so nothing is stored and nothing
 * is looked up; the eight zero bytes of the block tell an identifier from noise.
 */
export type Identifiants = {
  pour(organisation: string, usager: bigint): string
  /** The person, or null when this is no identifier of that organisation. */
  lire(organisation: string, identifiant: string): bigint | null
}

export function creerIdentifiants(cle: Buffer): Identifiants {
  const cles = new Map<string, Buffer>()
  const cleDe = (organisation: string): Buffer => {
    const connue = cles.get(organisation)
    if (connue) return connue
    const faite = createHmac('sha256', cle).update(organisation).digest().subarray(0, 16)
    cles.set(organisation, faite)
    return faite
  }
  return {
    pour(organisation, usager) {
      const bloc = Buffer.alloc(16)
      bloc.writeBigUInt64BE(usager, 8)
      return createCipheriv('aes-128-ecb', cleDe(organisation), null).setAutoPadding(false).update(bloc).toString('base64url')
    },
    lire(organisation, identifiant) {
      const chiffre = Buffer.from(identifiant, 'base64url')
      if (identifiant.length !== 22 || chiffre.length !== 16) return null
      const bloc = createDecipheriv('aes-128-ecb', cleDe(organisation), null).setAutoPadding(false).update(chiffre)
      const usager = bloc.readBigUInt64BE(8)
      // One writing only: the four spare bits of the last character would otherwise make sixteen names of one.
      if (chiffre.toString('base64url') !== identifiant) return null
      return bloc.readBigUInt64BE(0) === 0n && usager <= 0x7fffffffffffffffn ? usager : null
    },
  }
}
