import { type CodeMotif, type Gravite, graviteDe } from '../../src/flux/motifs.js'
import type { CodeRegle } from '../../src/flux/normalisation/regles.js'
import { defautNomme, type NomDeDefaut, NOMS_DES_DEFAUTS } from './defauts.js'
import { ecrireNoeud, type Noeud } from './noeud.js'

/** A defect that stands in the file, and what its reader must say. */
export type DefautPlante = {
  /** Ordinal of the household in the file, from 0. */
  indexFoyer: number
  numeroDemande: string
  defaut: NomDeDefaut
  motifAttendu: CodeMotif | null
  regleAttendue: CodeRegle | null
  gravite: Gravite | null
}

/** Writes households, bending those whose turn has come. */
export type Plantation = {
  plantes: DefautPlante[]
  ecrire: (foyer: Noeud, indexFoyer: number, numeroDemande: string, tour: boolean) => string
}

export const plantation = (defauts: number | readonly NomDeDefaut[]): Plantation => {
  const choisir = typeof defauts === 'number' ? enCycle() : enListe(defauts)
  let reste = typeof defauts === 'number' ? defauts : defauts.length
  const plantes: DefautPlante[] = []
  let retard = 0
  const ecrire: Plantation['ecrire'] = (foyer, indexFoyer, numeroDemande, tour) => {
    if (tour) retard++
    const nom = retard > 0 && reste > 0 ? choisir(foyer) : undefined
    if (nom === undefined) return ecrireNoeud(foyer)
    retard--
    reste--
    const defaut = defautNomme(nom)
    defaut.arbre?.(foyer)
    const { motif, regle = null } = defaut
    const gravite = motif === null ? null : graviteDe(motif)
    plantes.push({ indexFoyer, numeroDemande, defaut: nom, motifAttendu: motif, regleAttendue: regle, gravite })
    const xml = ecrireNoeud(foyer)
    return defaut.texte?.(xml) ?? xml
  }
  return { plantes, ecrire }
}

/** Defect to plant in this household; undefined when none suits it, which is then for the next one. */
type Choix = (foyer: Noeud) => NomDeDefaut | undefined

const convient = (nom: NomDeDefaut, foyer: Noeud): boolean => defautNomme(nom).exige?.(foyer) ?? true

const enListe = (noms: readonly NomDeDefaut[]): Choix => {
  const attente = [...noms]
  return foyer => {
    const rang = attente.findIndex(nom => convient(nom, foyer))
    return rang === -1 ? undefined : attente.splice(rang, 1)[0]
  }
}

/** Every defect in turn, those that have waited for a household that suits them first, the heavy ones once. */
const enCycle = (): Choix => {
  let attente = [...NOMS_DES_DEFAUTS]
  return foyer => {
    const rang = attente.findIndex(nom => convient(nom, foyer))
    const nom = attente[rang]
    if (nom === undefined) return undefined
    const suite = defautNomme(nom).lourd === true ? [] : [nom]
    attente = [...attente.slice(0, rang), ...attente.slice(rang + 1), ...suite]
    return nom
  }
}
