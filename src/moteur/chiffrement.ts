import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Domaine } from '../droit/categories.js'

/** Encrypted data at rest. */
export type Chiffrement = { chiffrer(clair: string): Buffer; dechiffrer(chiffre: Buffer): string }

/** Separate keys for separate data: what one domain wrote, another one does not open. By itself, that of the pieces. */
export type Trousseau = Chiffrement & { de(domaine: Domaine): Chiffrement }

/** AES-256-GCM: entete ‖ iv(12) ‖ tag(16) ‖ ciphertext; the header, which says the key, is authenticated with the rest. */
export function creerChiffrement(cle: Buffer, entete: Buffer = Buffer.alloc(0)): Chiffrement {
  const n = entete.length
  return {
    chiffrer(clair) {
      const iv = randomBytes(12)
      const c = createCipheriv('aes-256-gcm', cle, iv).setAAD(entete)
      const corps = Buffer.concat([c.update(clair, 'utf8'), c.final()])
      return Buffer.concat([entete, iv, c.getAuthTag(), corps])
    },
    dechiffrer(chiffre) {
      const d = createDecipheriv('aes-256-gcm', cle, chiffre.subarray(n, n + 12)).setAAD(entete)
      d.setAuthTag(chiffre.subarray(n + 12, n + 28))
      return Buffer.concat([d.update(chiffre.subarray(n + 28)), d.final()]).toString('utf8')
    },
  }
}

/** Keyed fingerprint: equal values meet in an index that tells nothing to who lacks the key. */
export const empreinte = (cle: Buffer, valeur: string): Buffer =>
  // By hexadecimal: the buffer that `digest` gives costs as much as the fingerprint.
  Buffer.from(createHmac('sha256', cle).update(valeur).digest('hex').slice(0, 32), 'hex')
