import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Encrypted data at rest (AES-256-GCM, key kept out of the database): iv(12) ‖ tag(16) ‖ ciphertext. */
export type Chiffrement = { chiffrer(clair: string): Buffer; dechiffrer(chiffre: Buffer): string }

export function creerChiffrement(cle: Buffer): Chiffrement {
  return {
    chiffrer(clair) {
      const iv = randomBytes(12)
      const c = createCipheriv('aes-256-gcm', cle, iv)
      const corps = Buffer.concat([c.update(clair, 'utf8'), c.final()])
      return Buffer.concat([iv, c.getAuthTag(), corps])
    },
    dechiffrer(chiffre) {
      const d = createDecipheriv('aes-256-gcm', cle, chiffre.subarray(0, 12))
      d.setAuthTag(chiffre.subarray(12, 28))
      return Buffer.concat([d.update(chiffre.subarray(28)), d.final()]).toString('utf8')
    },
  }
}

/** Keyed fingerprint: equal values meet in an index that tells nothing to who lacks the key. */
export const empreinte = (cle: Buffer, valeur: string): Buffer =>
  // By hexadecimal: the buffer that `digest` gives costs as much as the fingerprint.
  Buffer.from(createHmac('sha256', cle).update(valeur).digest('hex').slice(0, 32), 'hex')
