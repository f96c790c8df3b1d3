import { Buffer, isAscii, isUtf8 } from 'node:buffer'

/** 'indecis': nothing is declared, each piece is UTF-8 when it can be, windows-1252 otherwise. */
export type Encodage = 'utf-8' | 'windows-1252' | 'iso-8859-15' | 'indecis'

// biome-ignore format: a table is read in columns
const PAR_NOM: Record<string, Encodage> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'windows-1252': 'windows-1252', cp1252: 'windows-1252', ansi: 'windows-1252',
  // Same as browsers: what is declared ISO-8859-1 is in fact windows-1252, which only adds letters to it.
  'iso-8859-1': 'windows-1252', 'iso8859-1': 'windows-1252', latin1: 'windows-1252',
  'iso-8859-15': 'iso-8859-15', 'iso8859-15': 'iso-8859-15', latin9: 'iso-8859-15',
}

/** Encoding of a declared name (`encoding="…"`), null when it is not one that is read here. */
export const encodageNomme = (nom: string): Encodage | null => PAR_NOM[nom.trim().toLowerCase().replace(/_/g, '-')] ?? null

// Bytes 0x80-0x9F of windows-1252; TextDecoder('windows-1252') leaves them as control characters in Node 20.18 to 24.
const BLOC_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BLOC_LATIN9: Record<string, string> = {
  '¤': '€',
  '¦': 'Š',
  '¨': 'š',
  '´': 'Ž',
  '¸': 'ž',
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
}
const OCTET_1252 = new Map(BLOC_1252.split('').map((lettre, rang) => [lettre, 0x80 + rang]))

const HAUT_1252 = /[\u0080-\u009f]/g

/** Decodes whole bytes. `ecart` is true when UTF-8 was expected and the bytes are not: they are then read as windows-1252. */
export const decoder = (octets: Buffer, encodage: Encodage): { texte: string; ecart: boolean } => {
  if (isAscii(octets)) return { texte: octets.toString('latin1'), ecart: false }
  if (encodage === 'iso-8859-15') {
    return {
      texte: octets.toString('latin1').replace(/[¤¦¨´¸¼½¾]/g, lettre => BLOC_LATIN9[lettre] ?? lettre),
      ecart: false,
    }
  }
  if (encodage !== 'windows-1252' && isUtf8(octets)) return { texte: octets.toString('utf8'), ecart: false }
  return { texte: decoder1252(octets), ecart: encodage === 'utf-8' }
}

const decoder1252 = (octets: Buffer): string =>
  octets.toString('latin1').replace(HAUT_1252, lettre => BLOC_1252[lettre.charCodeAt(0) - 0x80] ?? lettre)

/** Bytes of a text in windows-1252, null when a character has none. */
export const encoder1252 = (texte: string): Buffer | null => {
  if (!/[^\0-\xff]/.test(texte)) return Buffer.from(texte, 'latin1')
  const octets = Buffer.allocUnsafe(texte.length)
  for (let rang = 0; rang < texte.length; rang++) {
    const code = texte.charCodeAt(rang)
    const octet = code < 0x100 ? code : OCTET_1252.get(texte.charAt(rang))
    if (octet === undefined) return null
    octets[rang] = octet
  }
  return octets
}

/** Length of a UTF-8 byte order mark at the start of the file, 0 without. */
export const longueurBom = (octets: Buffer): number => (octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf ? 3 : 0)
