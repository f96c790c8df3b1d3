import type { Normalise } from './normalise.js'
import { normaliserTexte } from './texte.js'

const FORME = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/

/** First readable address of a cell, in lower case. */
export const normaliserCourriel = (brut: string | undefined): Normalise<string | null> => {
  const texte = normaliserTexte(brut).valeur
  if (texte === null) return { valeur: null }
  const valeur =
    texte
      .toLowerCase()
      .replace(/^mailto:/, '')
      .split(/[\s,;]+/)
      .find(morceau => FORME.test(morceau)) ?? null
  if (valeur === null) return { valeur: null, probleme: 'COURRIEL_ILLISIBLE' }
  return valeur === brut ? { valeur } : { valeur, regle: 'COURRIEL_MINUSCULES' }
}
