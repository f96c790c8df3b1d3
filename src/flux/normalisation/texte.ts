import { isUtf8 } from 'node:buffer'
import { encoder1252 } from '../encodage.js'
import type { Normalise } from './normalise.js'
import type { CodeRegle } from './regles.js'

/** Nothing that is read here is longer: beyond, it is no datum. */
const LIMITE = 500
const PROPRE = /^[!-~À-ÖØ-öø-ž]+(?: [!-~À-ÖØ-öø-ž]+)*$/
const NUL = /^(?:<null>|null|\(null\)|\\n)$/i
const BLANCS = /[\s\u00a0\u202f\u2007]+/g
// Controls, zero-width and direction marks, replacement character: none has a place in a civil status.
const CONTROLES = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/gu
// A lead byte of a two- or three-byte UTF-8 letter of French, followed by what a continuation byte becomes in windows-1252.
const SUSPECT_MOJIBAKE = /[Â-Åâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/
const LETTRES_ATTENDUES = /^[\t -~\u00a0-\u017f‘’“”–—…€™]*$/
const SUSPECT_LATIN9 = /[A-Za-zÀ-ÿ][¼½¾¦¨¸]|[¼½¾][A-Za-zÀ-ÿ]/
const LATIN9: Record<string, string> = {
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
  '¦': 'Š',
  '¨': 'š',
  '¸': 'ž',
}

/** Text without padding, « NULL » words, wrong accents or control characters; null when nothing is left. Case is kept. */
export const normaliserTexte = (brut: string | undefined): Normalise<string | null> => {
  if (brut === undefined || brut === '') return { valeur: null }
  if (brut.length > LIMITE) return { valeur: null, probleme: 'VALEUR_ILLISIBLE', detail: `${brut.length} caractères` }
  if (PROPRE.test(brut) && !SUSPECT_MOJIBAKE.test(brut)) return NUL.test(brut) ? { valeur: null, regle: 'TEXTE_NUL' } : { valeur: brut }
  let regle: CodeRegle | null = null
  let texte = reparerMojibake(brut)
  if (texte !== brut) regle = 'TEXTE_MOJIBAKE'
  if (SUSPECT_LATIN9.test(texte)) {
    texte = texte.replace(/[¼½¾¦¨¸]/g, lettre => LATIN9[lettre] ?? lettre)
    regle ??= 'TEXTE_LATIN9'
  }
  const espace = texte.replace(BLANCS, ' ')
  const sansControle = espace.replace(CONTROLES, '')
  if (sansControle !== espace) regle ??= 'TEXTE_CONTROLE'
  const serre = sansControle.replace(/ {2,}/g, ' ').trim()
  if (NUL.test(serre)) return { valeur: null, regle: 'TEXTE_NUL' }
  // An element of blanks only is the fixed-width way of leaving it empty: nothing was changed.
  if (serre === '') return regle === null ? { valeur: null } : { valeur: null, regle }
  if (serre !== texte) regle ??= 'TEXTE_BLANCS'
  return regle === null ? { valeur: serre } : { valeur: serre, regle }
}

/** « DÃ©borah » back to « Déborah », twice when it was damaged twice; the text itself when it is not sure. */
const reparerMojibake = (texte: string): string => {
  let courant = texte
  for (let passe = 0; passe < 2 && SUSPECT_MOJIBAKE.test(courant); passe++) {
    const octets = encoder1252(courant)
    if (octets === null || !isUtf8(octets)) return courant
    const repare = octets.toString('utf8')
    if (!LETTRES_ATTENDUES.test(repare) && !SUSPECT_MOJIBAKE.test(repare)) return courant
    courant = repare
  }
  return courant
}

/** Code or number of a fixed-width field: outer blanks are its format, not a change. */
export const lireCode = (brut: string | undefined): string | null => {
  const code = brut?.trim() ?? ''
  return code === '' || code.length > LIMITE || NUL.test(code) ? null : code
}

/** xsd:boolean, and the O/N some producers write; null when absent or unreadable. */
export const lireBooleen = (brut: string | undefined): boolean | null => {
  const code = lireCode(brut)?.toUpperCase()
  if (code === '1' || code === 'TRUE' || code === 'O' || code === 'OUI') return true
  return code === '0' || code === 'FALSE' || code === 'N' || code === 'NON' ? false : null
}
