import { createRequire } from 'node:module'
import { chargerTerritoire, communeNommee } from '../../flux/index.js'
import type { Territoire } from './formes.js'

type Departement = { code: string; region: string; nom: string }
type Region = { code: string; nom: string }

const donnees = createRequire(import.meta.url)
const departements = donnees('@etalab/decoupage-administratif/data/departements.json') as Departement[]
const regions = donnees('@etalab/decoupage-administratif/data/regions.json') as Region[]
/** France as a whole, in a zone. */
const FRANCE: Territoire = { genre: 'france', code: 'FR', libelle: 'France entière' }

/** Whether the place is on the national territory: the official list of it says so. */
export function estNational({ genre, code }: Territoire): boolean {
  if (genre === 'france') return code === FRANCE.code
  if (genre === 'commune') return chargerTerritoire().commune(code) !== undefined
  return (genre === 'departement' ? departements : regions).some(t => t.code === code)
}

/** The commune of an INSEE code; null when it is not of the list. */
export function communeDuCode(code: string): Territoire | null {
  const commune = chargerTerritoire().commune(code)
  return commune ? { genre: 'commune', code: commune.code, libelle: commune.nom } : null
}

/** Where a commune is; nowhere when it is not of the list. */
export function situer(commune: string): { departement: string; region: string } {
  const departement = chargerTerritoire().commune(commune)?.departement ?? ''
  return { departement, region: departements.find(d => d.code === departement)?.region ?? '' }
}

const simple = (nom: string) =>
  nom
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** The place a name or a code says, as people write it: « Lille », « 59000 », « Nord », « Hauts-de-France », « France ». Null when none. */
export function territoireNomme(texte: string): Territoire | null {
  const nom = simple(texte)
  if (nom === '') return null
  if (nom.startsWith('france')) return FRANCE
  const region = regions.find(r => simple(r.nom) === nom)
  if (region) return { genre: 'region', code: region.code, libelle: region.nom }
  const departement = departements.find(d => simple(d.nom) === nom || d.code.toLowerCase() === nom)
  if (departement) return { genre: 'departement', code: departement.code, libelle: departement.nom }
  const territoire = chargerTerritoire()
  const possibles = /^\d{5}$/.test(nom) ? territoire.parCodePostal(nom) : territoire.communes()
  const commune = /^\d{5}$/.test(nom)
    ? possibles.toSorted((a, b) => b.population - a.population)[0]
    : communeNommee(
        possibles.toSorted((a, b) => b.population - a.population),
        texte,
      )
  return commune ? { genre: 'commune', code: commune.code, libelle: commune.nom } : null
}
