import { createRequire } from 'node:module'
import { cleDeNom } from './nom.js'

export type Commune = {
  code: string
  nom: string
  departement: string
  codesPostaux: readonly string[]
  population: number
  /** Codes of the communes it has absorbed. */
  anciensCodes: readonly string[]
}

/** The communes of today and what the former ones have become. */
export type Territoire = {
  /** Commune of today with this INSEE code (municipal arrondissements of Paris, Lyon and Marseille included). */
  commune: (code: string) => Commune | undefined
  /** Commune of today that has absorbed this former code, or that this delegated or associated commune belongs to. */
  fusion: (code: string) => Commune | undefined
  /** All of them, in the order of the official list. */
  communes: () => readonly Commune[]
  /** Communes served by a postal code. */
  parCodePostal: (codePostal: string) => readonly Commune[]
}

type Brute = {
  code: string
  nom: string
  type: string
  departement?: string
  codesPostaux?: string[]
  population?: number
  anciensCodes?: string[]
  chefLieu?: string
}

let charge: Territoire | null = null

/** Reads the official list (Code officiel géographique, package of Etalab) once, on the first call: about 100 ms and 30 MB. */
export const chargerTerritoire = (): Territoire => {
  if (charge !== null) return charge
  const brutes = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as Brute[]
  const communes = new Map<string, Commune>()
  const fusions = new Map<string, string>()
  const codesPostaux = new Map<string, Commune[]>()
  for (const { code, nom, type, departement = code.slice(0, 2), codesPostaux: codes = [], population = 0, anciensCodes = [] } of brutes) {
    if (type !== 'commune-actuelle' && type !== 'arrondissement-municipal') continue
    const commune = { code, nom, departement, codesPostaux: codes, population, anciensCodes }
    communes.set(code, commune)
    for (const ancien of anciensCodes) fusions.set(ancien, code)
    for (const codePostal of codes) codesPostaux.set(codePostal, [...(codesPostaux.get(codePostal) ?? []), commune])
  }
  for (const { code, type, chefLieu } of brutes) {
    if (type !== 'commune-actuelle' && chefLieu !== undefined && !communes.has(code)) fusions.set(code, chefLieu)
  }
  charge = {
    commune: code => communes.get(code),
    fusion: code => communes.get(fusions.get(code) ?? ''),
    communes: () => [...communes.values()],
    parCodePostal: codePostal => codesPostaux.get(codePostal) ?? [],
  }
  return charge
}

/** Commune of this name among several, whatever the accents, hyphens and « SAINT » abbreviations. */
export const communeNommee = (communes: readonly Commune[], nom: string): Commune | undefined => {
  const cherche = cleDeCommune(nom)
  return communes.find(commune => cleDeCommune(commune.nom) === cherche)
}

const cleDeCommune = (nom: string): string =>
  cleDeNom(nom)
    .replace(/\bSTE\b/g, 'SAINTE')
    .replace(/\bST\b/g, 'SAINT')
