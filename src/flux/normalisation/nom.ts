import type { Normalise } from './normalise.js'
import { normaliserTexte } from './texte.js'

const A_UNIFIER = /[‐-―−]|[’‘`´ʼ]| - | -(?=\S)|(?<=\S)- |' | '/

/** Family or first name: text cleaned, one kind of hyphen and apostrophe, no blank around them. Case and accents are kept as sent. */
export const normaliserNom = (brut: string | undefined): Normalise<string | null> => {
  const texte = normaliserTexte(brut)
  if (texte.valeur === null || !A_UNIFIER.test(texte.valeur)) return texte
  const valeur = texte.valeur
    .replace(/[‐-―−]/g, '-')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/ *([-']) */g, '$1')
  return { valeur, regle: texte.regle ?? 'NOM_TIRET_APOSTROPHE' }
}

/**
 * Key of comparison of a name: unaccented capitals, hyphens and apostrophes as blanks. « Jean-François », « JEAN FRANCOIS » and
 * « jean  françois » have the same.
 */
export const cleDeNom = (nom: string): string =>
  nom
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replace(/Œ/g, 'OE')
    .replace(/Æ/g, 'AE')
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
