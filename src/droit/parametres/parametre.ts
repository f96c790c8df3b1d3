import type { Texte } from '../textes.js'

/** How sure the value is: read in the text, told by concordant sources, to be checked, or built by us where no text decides. */
export const confiances = ['sûr', 'probable', 'à vérifier', 'dérivé'] as const
export type Confiance = (typeof confiances)[number]

/** A value the law may change, each with the day it begins, the text it comes from and how sure it is. */
export type Parametre<V> = {
  nom: string
  valeurs: readonly { depuis: string; valeur: V; texte: Texte; confiance: Confiance }[]
}

/** Value in force on a civil day (AAAA-MM-JJ). Throws when the parameter did not exist yet: a rule must not guess. */
export function auJour<V>(parametre: Parametre<V>, jour: string): V {
  const enVigueur = parametre.valeurs.filter(v => v.depuis <= jour).at(-1)
  if (!enVigueur) throw new Error(`${parametre.nom} : aucune valeur en vigueur au ${jour}`)
  return enVigueur.valeur
}

/** The civil day a parameter begins to exist. */
export const premierJour = (parametre: Parametre<unknown>): string =>
  parametre.valeurs
    .map(v => v.depuis)
    .toSorted()
    .at(0) ?? '9999-12-31'
