import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** A nonce is given for the minute to come and admitted two minutes around it, as the authorization server does with its own. */
const PAS = 60
const MARGE = 2

/**
 * The key the nonces of every process are made of, drawn from one they share: what one process gave, any other admits, and nothing is
 * stored.
 */
export const cleDesDefis = (cookies: readonly string[]): Buffer => Buffer.from(hkdfSync('sha256', cookies[0] ?? '', '', 'dpop-nonce', 32))

/** Nonces of RFC 9449 (section 9). */
export const creerDefis = (cle: Buffer, horloge: () => Date): { suivant(): string; admis(defi: string): boolean } => {
  const pas = () => Math.floor(horloge().getTime() / 1000 / PAS)
  const defi = (n: number) => createHmac('sha256', cle).update(`dpop ${n}`).digest('base64url')
  return {
    suivant: () => defi(pas() + 1),
    admis(recu) {
      const lu = Buffer.from(recu)
      return Array.from({ length: 2 * MARGE + 1 }, (_, i) => Buffer.from(defi(pas() - MARGE + i))).some(
        attendu => attendu.length === lu.length && timingSafeEqual(attendu, lu),
      )
    },
  }
}
