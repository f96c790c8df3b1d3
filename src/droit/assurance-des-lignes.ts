import type { Categorie } from './categories.js'
import { type Assurance, assurances } from './niveaux.js'
import { Lois, Rgpd, type Texte } from './textes.js'

/** What a line asks, why, and under which text. Written in the declaration, it stands; otherwise it follows from the categories. */
export type AssuranceDeLigne = { demande: Assurance; motif: string; texte: Texte }

type Operation = 'rechercher' | 'consulter' | 'deposer' | 'corriger'
type Regle = Record<Operation, Assurance> & { categorie: Categorie; texte: Texte }

/** Who brings a NIR, as a key or with a new file, does not read it: reading it and replacing it are what asks for more (J3). */
// biome-ignore format: a table is read in columns
const regles: readonly Regle[] = [
  { categorie: 'NIR',         rechercher: 'ordinaire', consulter: 'renforcee', deposer: 'ordinaire', corriger: 'renforcee', texte: Lois.informatiqueEtLibertes30 },
  { categorie: 'santé',       rechercher: 'renforcee', consulter: 'renforcee', deposer: 'renforcee', corriger: 'renforcee', texte: Rgpd.article9 },
  { categorie: 'infractions', rechercher: 'renforcee', consulter: 'renforcee', deposer: 'renforcee', corriger: 'renforcee', texte: Rgpd.article10 },
]

const verbes: Record<Operation, string> = { rechercher: 'cherche par', consulter: 'lit', deposer: 'dépose', corriger: 'corrige' }
const force = Object.keys(assurances)

/** Her own NIR is known to the person who reads it; her health, to whoever would sign in for her, is not. */
const pourElleMeme = (r: Regle) => r.categorie !== 'NIR'

/** From what a line does with each category of its fields: a search looks by some of them and may show others. */
export function assuranceDerivee(usages: readonly (readonly [Operation, Categorie])[], seulementLaPersonne: boolean): AssuranceDeLigne {
  const [plusForte] = usages
    .flatMap(([operation, categorie]) => {
      const r = regles.find(regle => regle.categorie === categorie)
      if (!r || r[operation] === 'ordinaire' || (seulementLaPersonne && !pourElleMeme(r))) return []
      return { demande: r[operation], motif: `${verbes[operation]} une donnée de la catégorie « ${categorie} »`, texte: r.texte }
    })
    .toSorted((a, b) => force.indexOf(b.demande) - force.indexOf(a.demande))
  return plusForte ?? { demande: 'ordinaire', motif: 'aucune donnée qui demande davantage', texte: Rgpd.article32 }
}
