import type { Donnees } from './elements.js'
import type { Contrainte, Suggestion } from './formes.js'
import { memesMots, trouver } from './referentiel.js'
import type { Referentiel } from './referentiel-forme.js'
import { reglesDeSuggestion, type ReglesDeSuggestion } from './suggestions.js'

const reglesEnVigueur = (jour: string): ReglesDeSuggestion | undefined => reglesDeSuggestion.findLast(r => r.depuis <= jour)

type Objectif = { code: string | null; libelle: string; valeur: string }

/**
 * The themes of services that the objectives under way lead to, each with the objectives it comes from. It proposes: nothing is asked of
 * anybody in the name of a suggestion.
 */
export function suggerer(donnees: Donnees, r: Referentiel, jour: string): Suggestion[] {
  const regles = reglesEnVigueur(jour)
  if (!regles) return []
  const poursuivis = r.contraintes.flatMap(({ code, champ }) => {
    const c = donnees[champ] as Contrainte | null | undefined
    return enCours(code, c?.objectifs ?? [], r)
  })
  return parThematique(poursuivis, regles)
}

/** The same from the objectives of health, which only those who read them are told. */
export function suggererPourLaSante({ objectifs }: Donnees, r: Referentiel, jour: string): Suggestion[] {
  const regles = reglesEnVigueur(jour)
  return regles ? parThematique(enCours('25', (objectifs ?? []) as Objectif[], r), regles) : []
}

type Poursuivi = { contrainte: string; libelle: string }

/** An objective under way, under the label the referential gives it: an old code or a label typed otherwise lead to the same services. */
const enCours = (contrainte: string, objectifs: readonly Objectif[], r: Referentiel): Poursuivi[] =>
  objectifs
    .filter(o => o.valeur === 'EN_COURS')
    .map(o => ({ contrainte, libelle: trouver(r, contrainte, 'objectif', o)?.libelle ?? o.libelle }))

function parThematique(poursuivis: readonly Poursuivi[], { version, table, libelles }: ReglesDeSuggestion): Suggestion[] {
  const raisons = new Map<string, string[]>()
  for (const { contrainte, libelle } of poursuivis)
    for (const [c, objectif, thematique] of table)
      if (c === contrainte && memesMots(objectif, libelle)) raisons.set(thematique, [...(raisons.get(thematique) ?? []), libelle])
  return [...raisons].map(([thematique, parceQue]) => ({
    thematique,
    libelle: libelles[thematique] ?? thematique,
    parceQue,
    regles: version,
  }))
}
