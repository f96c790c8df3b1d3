import type { ISql } from 'postgres'
import { type Situation, suiviPar } from './situation.js'

export type Cible = { organisation: string; structure: string | null }

/** The organisation of that kind for this person: the one she has already, or the only one of her place. Null when nothing decides. */
export async function designer(sql: ISql, s: Situation, organisme: string): Promise<Cible | null> {
  switch (organisme) {
    case 'FT':
      return lieuDe(suiviPar(s, 'FT', 'accompagnement') ?? suiviPar(s, 'FT', 'tenue-de-la-liste'))
    case 'CD':
      return lieuDe(suiviPar(s, 'CD', 'accompagnement') ?? suiviPar(s, 'CD', 'competence-orientation')) ?? (await duLieu(sql, s, 'CD'))
    case 'ML':
    case 'CE':
    case 'DCD':
      return lieuDe(suiviPar(s, organisme, 'accompagnement')) ?? (await duLieu(sql, s, organisme))
    default:
      return null
  }
}

const lieuDe = (cible: Cible | undefined): Cible | null => (cible ? { organisation: cible.organisation, structure: cible.structure } : null)

async function duLieu(sql: ISql, { commune, departement }: Situation, organisme: string): Promise<Cible | null> {
  if (departement === null) return null
  const structures = await sql<(Cible & { precise: boolean })[]>`
    select s.organisation, s.code as structure, s.communes <> '{}' as precise from structure s join organisation o on o.code = s.organisation
    where o.type = ${organisme} and (${commune} = any (s.communes) or (s.communes = '{}' and s.departement = ${departement}))
    order by precise desc, s.code limit 3`
  const precises = structures.filter(x => x.precise)
  const [seule, ...autres] = precises.length > 0 ? precises : structures
  if (seule) return autres.length === 0 ? lieuDe(seule) : null
  const organisations = await sql<{ code: string }[]>`
    select code from organisation where type = ${organisme} and ${departement} = any (departements) order by code limit 2`
  const [organisation, deuxieme] = organisations
  return organisation && !deuxieme ? { organisation: organisation.code, structure: null } : null
}
