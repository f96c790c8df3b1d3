import type { ISql } from 'postgres'
import { estUnRole, roles } from '../../droit/roles.js'
import type { Noms } from './lecteur.js'

/** Names of the organisations, structures and applications that the codes of the journal stand for, and roles of its agents. */
export async function lireLesNoms(
  sql: ISql,
  codes: { organisations: readonly string[]; structures: readonly string[]; applications: readonly string[]; agents: readonly string[] },
): Promise<Noms> {
  const organisations = await sql<{ code: string; nom: string; type: string }[]>`
    select code, nom, type from organisation where code = any(${[...codes.organisations]}::text[])`
  const structures = await sql<{ code: string; nom: string }[]>`
    select code, nom from structure where code = any(${[...codes.structures]}::text[])`
  const applications = await sql<{ code: string; nom: string }[]>`
    select client_id as code, nom from application where client_id = any(${[...codes.applications]}::text[])`
  const agents = await sql<{ organisation: string; identifiant: string; roles: string[] }[]>`
    select organisation, identifiant, roles from agent where organisation = any(${[...codes.organisations]}::text[])
      and identifiant = any(${[...codes.agents]}::text[])`
  return {
    fonctions: new Map(
      agents.map(a => [
        `${a.organisation} ${a.identifiant}`,
        a.roles
          .filter(estUnRole)
          .map(r => roles[r].libelle)
          .join(', '),
      ]),
    ),
    organisations: new Map(organisations.map(o => [o.code, o])),
    structures: new Map(structures.map(s => [s.code, s.nom])),
    applications: new Map(applications.map(a => [a.code, a.nom])),
  }
}
