import type { Normalise } from './normalise.js'
import { normaliserTexte } from './texte.js'

// Overseas numbers have their own country code (ARCEP, national numbering plan).
const OUTRE_MER: Record<string, string> = {
  590: '590',
  690: '590',
  691: '590',
  594: '594',
  694: '594',
  596: '596',
  696: '596',
  697: '596',
  262: '262',
  263: '262',
  692: '262',
  693: '262',
  269: '262',
  639: '262',
}

/**
 * Numbers of a cell, in E.164 (`+33612345678`), without repetition: leading 0 lost, +33, 0033, (0), separators, several numbers in one cell.
 * An unreadable number is dropped and told.
 */
export const normaliserTelephones = (brut: string | undefined): Normalise<string[]> => {
  const texte = normaliserTexte(brut)
  if (texte.valeur === null) return { valeur: [] }
  const valeurs = new Set<string>()
  let perdus = 0
  for (const morceau of texte.valeur.split(/[,;/|\n]| (?:ou|et|puis) /i)) {
    for (const numero of separer(morceau)) {
      const lu = lireNumero(numero)
      if (lu !== null) valeurs.add(lu)
      else if (/\d/.test(numero)) perdus++
    }
  }
  const valeur = [...valeurs]
  return {
    valeur,
    ...(valeur.length > 0 && valeur.join() !== brut ? { regle: 'TELEPHONE_INTERNATIONAL' as const } : {}),
    ...(perdus > 0 || valeur.length === 0 ? { probleme: 'TELEPHONE_ILLISIBLE' as const } : {}),
  }
}

/** Two numbers glued by a blank or a hyphen: « 0612345678 0712345678 », « 06 12 34 56 78 - 07 12 34 56 78 ». */
const separer = (morceau: string): string[] => {
  const chiffres = morceau.replace(/[^\d+]/g, '')
  if (/^0\d{9}0\d{9}$/.test(chiffres)) return [chiffres.slice(0, 10), chiffres.slice(10)]
  return [morceau]
}

const lireNumero = (brut: string): string | null => {
  const compact = brut
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  if (/^\+(?!33)[1-9]\d{7,14}$/.test(compact)) return compact
  const national = /^(?:\+330?|33|0)?([1-9]\d{8})$/.exec(compact)?.[1]
  return national === undefined ? null : `+${indicatif(national)}${national}`
}

// 06 39 98 is kept for works of fiction in metropolitan France, in the middle of Mayotte's range.
const indicatif = (national: string): string => (national.startsWith('63998') ? '33' : (OUTRE_MER[national.slice(0, 3)] ?? '33'))
