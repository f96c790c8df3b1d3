import type { Normalise } from './normalise.js'
import { lireCode } from './texte.js'

/** Sex, year, month, département (2A and 2B included) or country 99, commune, order: 13 characters without the key. */
const FORME = /^[123478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}$/

/**
 * Key of a NIR of 13 characters: 97 − (n mod 97). Corsica: the letter becomes 0 and 1 000 000 (2A) or 2 000 000 (2B) is subtracted, which
 * is the same as replacing 2A by 19 and 2B by 18.
 */
export const cleDuNir = (nir: string): string => {
  const chiffres = nir.slice(0, 5) + nir.slice(5, 7).replace('2A', '19').replace('2B', '18') + nir.slice(7)
  return String(97 - (Number(chiffres) % 97)).padStart(2, '0')
}

/** What may be written of a NIR in a report: sex, year and the last two figures of the order; neither month, nor place, nor key. */
export const masquerNir = (nir: string): string => {
  const compact = nir.replace(/\s/g, '')
  return compact.length < 13 ? '•'.repeat(compact.length) : `${compact.slice(0, 3)}••••••••${compact.slice(11, 13)}`
}

export const nirProvisoire = (nir: string): boolean => /^[3478]/.test(nir)

/**
 * NIR of 13 characters, key checked then removed when given. A wrong key or form gives null: such a number must never match anyone.
 * A provisional number (first digit 3, 4, 7, 8) is kept and told.
 */
export const normaliserNir = (brut: string | undefined): Normalise<string | null> => {
  const code = lireCode(brut)
  if (code === null) return { valeur: null, probleme: 'NIR_ABSENT' }
  const compact = code.replace(/[\s.\-\u00a0\u202f']/g, '').toUpperCase()
  if (/^0*$/.test(compact)) return { valeur: null, probleme: 'NIR_ABSENT' }
  const nir = compact.slice(0, 13)
  const cle = compact.slice(13)
  if (!FORME.test(nir) || !/^\d{0,2}$/.test(cle)) {
    return {
      valeur: null,
      probleme: 'NIR_ILLISIBLE',
      detail: `${compact.length} caractères`,
    }
  }
  if (cle !== '' && cle.padStart(2, '0') !== cleDuNir(nir)) {
    return {
      valeur: null,
      probleme: 'NIR_CLE_FAUSSE',
      detail: `clé lue ${cle}, clé attendue ${cleDuNir(nir)}`,
    }
  }
  const regle =
    cle.length === 2 ? 'NIR_CLE_RETIREE' : cle.length === 1 ? 'NIR_CLE_COMPLETEE' : nir !== code ? 'NIR_PRESENTATION' : undefined
  return {
    valeur: nir,
    ...(regle === undefined ? {} : { regle }),
    ...(nirProvisoire(nir) ? { probleme: 'NIR_PROVISOIRE' as const } : {}),
  }
}

/** Whether the NIR tells the same sex, birth year and birth month; what is not known contradicts nothing (months 20 and above are fictitious). */
export const nirCoherent = (nir: string, sexe: 'M' | 'F' | null, naissance: string | null, moisConnu: boolean): boolean => {
  const premier = nir.charCodeAt(0) - 48
  if (sexe !== null && (premier % 2 === 1) !== (sexe === 'M')) return false
  if (naissance === null) return true
  if (nir.slice(1, 3) !== naissance.slice(2, 4)) return false
  return !moisConnu || Number(nir.slice(3, 5)) >= 20 || nir.slice(3, 5) === naissance.slice(5, 7)
}
