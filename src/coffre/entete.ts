/**
 * What stands before a value enciphered under a data key: eight bytes that say the format and the key. What came before data keys starts
 * with random bytes instead: one chance in 2⁶⁴ of being taken for another, and then it still would not open.
 */
const MARQUE = Buffer.from('SIP1', 'latin1')
export const LONGUEUR = 8

export function enteteDe(numero: number): Buffer {
  const entete = Buffer.alloc(LONGUEUR)
  MARQUE.copy(entete)
  entete.writeUInt32BE(numero, MARQUE.length)
  return entete
}

/** The number of the key, null for a value older than data keys. */
export const numeroDe = (chiffre: Buffer): number | null =>
  chiffre.length >= LONGUEUR && chiffre.subarray(0, MARQUE.length).equals(MARQUE) ? chiffre.readUInt32BE(MARQUE.length) : null
