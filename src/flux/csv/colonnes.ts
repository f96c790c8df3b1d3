import { FluxIllisible } from '../flux-illisible.js'
import { cleDeNom } from '../normalisation/nom.js'

/** For each attribute, the header that bears it in the files of this structure, or those it may bear. */
export type Colonnes<A extends string> = Readonly<Record<A, string | readonly string[]>>

/**
 * Position of each attribute in the header: accents, case, blanks, line breaks and order do not matter; the first header of the list that is
 * there is taken.
 * @throws FluxIllisible FLUX_COLONNES_ABSENTES, naming the headers expected, when an attribute required is not found
 */
export const situer = <A extends string>(
  entete: readonly string[],
  colonnes: Colonnes<A>,
  obligatoires: readonly A[],
): { positions: Map<A, number>; entetes: Map<A, string>; ignorees: string[] } => {
  const cles = entete.map(cleDeNom)
  const positions = new Map<A, number>()
  const entetes = new Map<A, string>()
  for (const [attribut, noms] of Object.entries(colonnes) as [A, string | readonly string[]][]) {
    const position = alias(noms).reduce((trouvee, nom) => (trouvee === -1 ? cles.indexOf(cleDeNom(nom)) : trouvee), -1)
    if (position === -1) continue
    positions.set(attribut, position)
    entetes.set(attribut, propre(entete[position] ?? ''))
  }
  const absentes = obligatoires.filter(attribut => !positions.has(attribut)).map(attribut => alias(colonnes[attribut])[0])
  if (absentes.length > 0) throw new FluxIllisible('FLUX_COLONNES_ABSENTES', `Colonnes absentes : ${absentes.join(', ')}.`)
  const lues = new Set(positions.values())
  return { positions, entetes, ignorees: entete.filter((nom, position) => nom.trim() !== '' && !lues.has(position)).map(propre) }
}

const alias = (noms: string | readonly string[]): readonly string[] => (typeof noms === 'string' ? [noms] : noms)

const propre = (nom: string): string => nom.replace(/[\s\u00a0]+/g, ' ').trim()
