import type { Contrainte } from './formes.js'
import type { Referentiel } from './referentiel-forme.js'

/** A diagnostic as it stands or as it is about to be: the fields of the two resources. */
export type Donnees = Readonly<Record<string, unknown>>
type Element = { code: string | null; libelle: string; valeur: string }

const sansObjet: readonly unknown[] = ['NON_ABORDEE', 'NON_ABORDE', 'NON_EXPLORE', 'NON_RENSEIGNE']
const nommer = (lieu: string, nature: string, { code, libelle }: Element) => `${lieu}/${nature}/${code ?? libelle}`

const explores = (lieu: string, nature: string, elements: readonly Element[]): [string, unknown][] =>
  elements.filter(e => !sansObjet.includes(e.valeur)).map(e => [nommer(lieu, nature, e), e.valeur])

/** What each element of a diagnostic says, by its name: `mobilite`, `mobilite/situation/7`, `pouvoirDAgir`. What nobody explored is not there. */
export function elementsDuDiagnostic(donnees: Donnees, { contraintes }: Referentiel): Map<string, unknown> {
  const parContrainte = contraintes.flatMap(({ champ }): [string, unknown][] => {
    const c = donnees[champ] as Contrainte | null | undefined
    if (!c) return []
    const { valeur, impact, prioritaire } = c
    return [
      ...(sansObjet.includes(valeur) ? [] : [[champ, { valeur, impact, prioritaire }] as [string, unknown]]),
      ...explores(champ, 'situation', c.situations),
      ...explores(champ, 'objectif', c.objectifs),
    ]
  })
  const seuls = ['sansContrainte', 'pouvoirDAgir', 'servicesNumeriques'].flatMap((champ): [string, unknown][] => {
    const valeur = donnees[champ] ?? null
    return valeur === null || sansObjet.includes(valeur) ? [] : [[champ, valeur]]
  })
  return new Map([...parContrainte, ...seuls])
}

type SituationDeSante = Element & { contrainte: string }

export function elementsDeSante({ impact, situations, objectifs }: Donnees): Map<string, unknown> {
  return new Map([
    ...(impact === null || impact === undefined || sansObjet.includes(impact) ? [] : [['impact', impact] as [string, unknown]]),
    ...((situations ?? []) as SituationDeSante[]).flatMap(s => explores(s.contrainte, 'situation', [s])),
    ...explores('25', 'objectif', (objectifs ?? []) as Element[]),
  ])
}
