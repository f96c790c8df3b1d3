import { createRequire } from 'node:module'
import { chargerTerritoire } from '../../flux/index.js'
import type { Territoire } from './formes.js'

type Departement = { code: string; region: string }
type Region = { code: string }

const donnees = createRequire(import.meta.url)
const departements = donnees('@etalab/decoupage-administratif/data/departements.json') as Departement[]
const regions = donnees('@etalab/decoupage-administratif/data/regions.json') as Region[]
/** Whether the place is on the national territory: the official list of it says so. */
export function estNational({ genre, code }: Territoire): boolean {
  if (genre === 'france') return code === 'FR'
  if (genre === 'commune') return chargerTerritoire().commune(code) !== undefined
  return (genre === 'departement' ? departements : regions).some(t => t.code === code)
}

/** Where a commune is; nowhere when it is not of the list. */
export function situer(commune: string): { departement: string; region: string } {
  const departement = chargerTerritoire().commune(commune)?.departement ?? ''
  return { departement, region: departements.find(d => d.code === departement)?.region ?? '' }
}
