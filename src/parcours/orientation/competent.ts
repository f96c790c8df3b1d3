import type { ISql } from 'postgres'
import { competence, type Competence } from './competence.regles.js'
import { type Situation, suiviPar } from './situation.js'

/** Who decides of this person, named: the organisation is null when it is not on the platform. */
export type Competent = Omit<Competence, 'texte'> & { texte: string; organisation: string | null; structure: string | null }

/** `brsa`: what she answered; a département that follows her for her right says so too. */
export async function lireLeCompetent(
  sql: ISql,
  s: Situation,
  { brsa, informeLe, jour }: { brsa: boolean; informeLe: string | null; jour: string },
): Promise<Competent> {
  const duDepartement = suiviPar(s, 'CD', 'competence-orientation')
  const departemental = duDepartement?.organisation ?? (brsa ? await conseilDe(sql, s.departement) : null)
  const decidant = competence(
    {
      brsa: brsa || duDepartement !== undefined,
      departement: s.departement,
      informeLe,
      delegueAFranceTravail: departemental !== null && (await estDelegue(sql, departemental, jour)),
      solliciteLaMissionLocale: suiviPar(s, 'ML', 'accompagnement') !== undefined,
      solliciteCapEmploi: suiviPar(s, 'CE', 'accompagnement') !== undefined,
    },
    jour,
  )
  const { qui } = decidant
  const suivi = {
    CD: duDepartement ?? (departemental === null ? undefined : { organisation: departemental, structure: null }),
    FT: suiviPar(s, 'FT', 'tenue-de-la-liste'),
    ML: suiviPar(s, 'ML', 'accompagnement'),
    CE: suiviPar(s, 'CE', 'accompagnement'),
  }[qui]
  return { ...decidant, texte: decidant.texte.cite, organisation: suivi?.organisation ?? null, structure: suivi?.structure ?? null }
}

async function conseilDe(sql: ISql, departement: string | null): Promise<string | null> {
  if (departement === null) return null
  const [conseil] = await sql<{ code: string }[]>`
    select code from organisation where type = 'CD' and ${departement} = any (departements) order by code limit 1`
  return conseil?.code ?? null
}

/** Has this président du conseil départemental delegated his decision to France Travail, on that day? */
export async function estDelegue(sql: ISql, conseil: string, jour: string): Promise<boolean> {
  const [delegation] = await sql`select 1 from delegation_de_l_orientation
    where organisation = ${conseil} and du <= ${jour} and (au is null or au >= ${jour}) limit 1`
  return delegation !== undefined
}
