import type { ISql } from 'postgres'
import { competence, type Competence } from './competence.regles.js'
import { type Situation, suiviPar } from './situation.js'

/** Who decides of this person, named: the organisation is null when it is not on the platform. */
export type Competent = Omit<Competence, 'texte'> & { texte: string; organisation: string | null; structure: string | null }

/** `brsa`: what she answered; who follows her for her right says so too. */
export async function lireLeCompetent(
  sql: ISql,
  s: Situation,
  { brsa, informeLe, jour }: { brsa: boolean; informeLe: string | null; jour: string },
): Promise<Competent> {
  const duDepartement = suiviPar(s, 'CD', 'competence-orientation')
  const deFranceTravail = suiviPar(s, 'FT', 'competence-orientation')
  const pourSonDroit = brsa || duDepartement !== undefined || deFranceTravail !== undefined
  const departemental = duDepartement?.organisation ?? (pourSonDroit ? await conseilDe(sql, s.departement) : null)
  const caisse = pourSonDroit ? await caisseDeleguee(sql, s.departement, jour) : null
  const decidant = competence(
    {
      brsa: pourSonDroit,
      departement: s.departement,
      informeLe,
      // Follow-ups open with the right they come from: the day of the demand (CASF, L. 262-18), or that of the move.
      ouvertLe: deFranceTravail?.du ?? informeLe,
      delegueAFranceTravail: departemental !== null && (await estDelegue(sql, departemental, jour)),
      delegueALaCaf: caisse !== null,
      solliciteLaMissionLocale: suiviPar(s, 'ML', 'accompagnement') !== undefined,
      solliciteCapEmploi: suiviPar(s, 'CE', 'accompagnement') !== undefined,
    },
    jour,
  )
  const { qui } = decidant
  const suivi = {
    CD: duDepartement ?? (departemental === null ? undefined : { organisation: departemental, structure: null }),
    FT: suiviPar(s, 'FT', 'tenue-de-la-liste') ?? deFranceTravail,
    ML: suiviPar(s, 'ML', 'accompagnement'),
    CE: suiviPar(s, 'CE', 'accompagnement'),
    CAF: caisse === null ? undefined : { organisation: caisse, structure: null },
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

/** The CAF of that territory to which France Travail has delegated its decision on that day; null when it decides itself. */
export async function caisseDeleguee(sql: ISql, departement: string | null, jour: string): Promise<string | null> {
  if (departement === null) return null
  const [delegation] = await sql<{ code: string }[]>`
    select c.code from delegation_de_l_orientation d join organisation c on c.code = d.delegataire and c.type = 'CAF'
    where ${departement} = any (c.departements) and d.du <= ${jour} and (d.au is null or d.au >= ${jour}) order by d.du limit 1`
  return delegation?.code ?? null
}
