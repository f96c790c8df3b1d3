import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new client secret: 256 random bits, 43 characters that need no escaping in a form. */
export const nouveauSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. A plain SHA-256 is enough because the secret holds 256 random bits: there is nothing to guess. */
export const empreinteDeSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whether the secret is one of those in force (several during a rotation), in a time that tells nothing of the stored values. */
export const secretReconnu = (secret: string, empreintes: readonly Buffer[]): boolean => {
  const presente = empreinteDeSecret(secret)
  return empreintes.reduce((reconnu, empreinte) => (empreinte.length === 32 && timingSafeEqual(presente, empreinte)) || reconnu, false)
}
