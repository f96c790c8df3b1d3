import { createHmac } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

/** A data key that no master key the platform was given can wrap or open: said to the operator. */
export class EnveloppeFermee extends Error {}

/**
 * Wraps data keys and opens what it wrapped: a key of a file, or whoever keeps keys for others. Asked when a process starts and when keys
 * change, never on the way of a request. `usage` says what the key is for: an envelope moved to another use does not open.
 */
export type CleMaitresse = {
  /** Tells this key from the others, and tells nothing of it. */
  nom: string
  envelopper(cle: Buffer, usage: string): Promise<string>
  /** Rejects when it is not what this key wrapped for this use. */
  ouvrir(enveloppe: string, usage: string): Promise<Buffer>
}

/** A key of 32 bytes held in a file; envelopes are JWE (RFC 7516), whose header names the key and the use. */
export function cleDeFichier(cle: Buffer): CleMaitresse {
  const nom = `fichier:${createHmac('sha256', cle).update('si-plateforme nom de clé maîtresse').digest('hex').slice(0, 12)}`
  return {
    nom,
    envelopper: (dek, usage) =>
      new CompactEncrypt(dek).setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: nom, usage }).encrypt(cle),
    async ouvrir(enveloppe, usage) {
      const { plaintext, protectedHeader } = await compactDecrypt(enveloppe, cle, { keyManagementAlgorithms: ['A256GCMKW'] })
      if (protectedHeader['usage'] !== usage) throw new Error(`cette enveloppe est celle de « ${String(protectedHeader['usage'])} »`)
      return Buffer.from(plaintext)
    },
  }
}
