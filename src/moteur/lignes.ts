import { type AssuranceDeLigne, assuranceDerivee } from '../droit/assurance-des-lignes.js'
import { type Acteur, laPersonne } from '../droit/acteurs.js'
import { type LiaisonDeLigne, liaisonDerivee } from '../droit/liaison.js'
import type { Limites } from '../droit/parametres/signaux.js'
import type { Perimetre } from '../droit/perimetres.js'
import type { BrisDeGlace, Echange, Ressource } from './ressource.js'

export const operations = ['rechercher', 'consulter', 'deposer', 'corriger'] as const
export type Operation = (typeof operations)[number]

/** The atom: échange × operation. `code` is at once the scope, the name in the journal and the row of the register. */
export type Ligne = {
  code: string
  ressource: Ressource
  nomEchange: string
  echange: Echange
  operation: Operation
  par: readonly Acteur[]
  sur: Perimetre
  /** Fields read or written; for a search, those that make its keys and those it shows. */
  champs: readonly string[]
  assurance: AssuranceDeLigne
  liaison: LiaisonDeLigne
  brisDeGlace: BrisDeGlace | null
  alerte: Partial<Limites>
}

export const enTirets = (nom: string) => nom.replace(/[A-Z]/g, m => `-${m.toLowerCase()}`)
export const enColonne = (nom: string) => nom.replace(/[A-Z]/g, m => `_${m.toLowerCase()}`)

const deduites = new WeakMap<Ressource, readonly Ligne[]>()

/** Deduced once for a resource: a declaration does not change while the program runs, and every request asks for some. */
export function lignesDe(ressource: Ressource): readonly Ligne[] {
  const connues = deduites.get(ressource)
  if (connues) return connues
  const lignes = deduire(ressource)
  deduites.set(ressource, lignes)
  return lignes
}

function deduire(ressource: Ressource): Ligne[] {
  return Object.entries(ressource.echanges).flatMap(([nomEchange, echange]) =>
    operations.flatMap(operation => {
      const acces = echange[operation]
      if (!acces) return []
      const champs = 'cles' in acces ? [...new Set([...acces.cles.flat(), ...(acces.parNom?.montre ?? [])])] : acces.champs
      const code = `${ressource.nom}.${nomEchange}.${operation}`
      const montres = 'cles' in acces ? (acces.parNom?.montre ?? []) : []
      const assurance = acces.assurance ?? assuranceDeduite(ressource, operation, acces.par, champs, montres)
      const rendus = operation === 'consulter' ? champs : montres
      const liaison = acces.liaison ?? liaisonDeduite(ressource, assurance, acces.par, rendus)
      const brisDeGlace = ('brisDeGlace' in acces && acces.brisDeGlace) || null
      const alerte = ('alerte' in acces && acces.alerte) || {}
      return [
        {
          code,
          ressource,
          nomEchange,
          echange,
          operation,
          par: acces.par,
          sur: acces.sur,
          champs,
          assurance,
          liaison,
          brisDeGlace,
          alerte,
        },
      ]
    }),
  )
}

/** What a person reads of herself is hers to protect: nothing of it is hidden from her own program. */
const liaisonDeduite = (
  { donnees }: Ressource,
  { demande }: AssuranceDeLigne,
  par: readonly Acteur[] = [],
  rendus: readonly string[] = [],
) => liaisonDerivee(demande, par.every(a => a.code === laPersonne.code) ? [] : rendus.flatMap(c => donnees[c]?.categorie ?? []))

/** Tolerates what conformity will refuse with its sentence: fields or readers left out. */
function assuranceDeduite(
  { donnees }: Ressource,
  operation: Operation,
  par: readonly Acteur[] = [],
  champs: readonly string[] = [],
  montres: readonly string[] = [],
): AssuranceDeLigne {
  const usages = (op: Operation, de: readonly string[]) =>
    de.flatMap(c => {
      const categorie = donnees[c]?.categorie
      return categorie ? [[op, categorie] as const] : []
    })
  const elleSeule = par.length > 0 && par.every(a => a.code === laPersonne.code)
  return assuranceDerivee([...usages(operation, champs), ...usages('consulter', montres)], elleSeule)
}

export const toutesLesLignes = (ressources: readonly Ressource[]): Ligne[] => ressources.flatMap(lignesDe)

/** Codes of the lines that name this kind of actor: the most its organisations may ever ask for. */
export const lignesNommant = (ressources: readonly Ressource[], type: string): string[] =>
  toutesLesLignes(ressources)
    .filter(l => l.par.some(a => a.code === type))
    .map(l => l.code)
