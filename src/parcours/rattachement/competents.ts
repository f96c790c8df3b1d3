import type { ISql } from 'postgres'
import { franceTravailOriente, franceTravailOrienteSansDoute } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Competents, Lieu } from './rattachement.regles.js'

type Structure = { code: string; organisation: string; departement: string | null; communes: string[] }

/**
 * Reads who is competent where. A structure that names its communes answers for those; one that names none answers for the
 * rest of its département. When nothing decides between several, the whole organisation is competent (null structure). `jour`: the
 * legal day, which says where France Travail orients in the place of the département.
 */
export async function lireCompetents(sql: ISql, jour: string): Promise<Competents> {
  const departements = await sql<{ code: string; departement: string }[]>`
    select code, unnest(departements) as departement from organisation where type = 'CD' order by code`
  const [franceTravail] = await sql<{ code: string }[]>`select code from organisation where type = 'FT' order by code limit 1`
  const structures = await sql<Structure[]>`select s.code, s.organisation, s.departement, s.communes from structure s
    join organisation o on o.code = s.organisation where o.type in ('CD', 'FT') order by s.code`
  const parDepartement = new Map(departements.map(d => [d.departement, d.code]))
  const structureDe = choisir(structures)
  const lieu = (organisation: string | undefined, departement: string, commune: string | null): Lieu | null =>
    organisation === undefined ? null : { organisation, structure: structureDe(organisation, departement, commune) }
  const deLEtat = new Set([...auJour(franceTravailOriente, jour), ...auJour(franceTravailOrienteSansDoute, jour)])
  return {
    quiOriente: (departement, commune) =>
      lieu(deLEtat.has(departement) ? franceTravail?.code : parDepartement.get(departement), departement, commune),
    franceTravail: (departement, commune) => lieu(franceTravail?.code, (commune && departementDe(commune)) ?? departement, commune),
  }
}

function choisir(structures: readonly Structure[]) {
  const parCommune = new Map<string, string>()
  const duReste = new Map<string, string[]>()
  for (const { code, organisation, departement, communes } of structures) {
    for (const commune of communes) parCommune.set(`${organisation} ${commune}`, code)
    if (communes.length > 0 || departement === null) continue
    const cle = `${organisation} ${departement}`
    duReste.set(cle, [...(duReste.get(cle) ?? []), code])
  }
  return (organisation: string, departement: string, commune: string | null): string | null => {
    const nommee = commune === null ? undefined : parCommune.get(`${organisation} ${commune}`)
    const reste = duReste.get(`${organisation} ${departement}`) ?? []
    return nommee ?? (reste.length === 1 ? (reste[0] ?? null) : null)
  }
}

/** Département of an INSEE code: three characters overseas. */
const departementDe = (commune: string): string => commune.slice(0, commune.startsWith('97') || commune.startsWith('98') ? 3 : 2)
