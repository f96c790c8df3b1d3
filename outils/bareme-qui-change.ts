import type { Parametre } from '../src/droit/parametres/parametre.js'
import type { Cas } from './cas.js'

type Mesures = { taux: readonly [number, number]; mois: readonly [number, number] }

/** A scale and, after it, the one that a table of cases writes under « Barème nouveau »: only the ranks it names change. */
export function baremeQuiChange<R extends string, B extends Mesures>(
  present: Parametre<Readonly<Record<R, B>>>,
  cas: readonly Cas[],
): Parametre<Readonly<Record<R, B>>> {
  const lignes = cas.filter(({ titre }) => titre === 'Barème nouveau')
  const derniere = present.valeurs.at(-1)
  const depuis = lignes[0]?.['depuis']
  if (!derniere || !depuis) throw new Error('aucun barème nouveau dans la table')
  const valeur: Record<R, B> = { ...derniere.valeur }
  for (const l of lignes) {
    const bornes = (nom: string): readonly [number, number] => [Number(l[`${nom} au moins`]), Number(l[`${nom} au plus`])]
    const rang = l['rang'] as R
    valeur[rang] = { ...valeur[rang], taux: bornes('taux'), mois: bornes('mois') }
  }
  return { ...present, valeurs: [...present.valeurs, { ...derniere, depuis, valeur }] }
}
