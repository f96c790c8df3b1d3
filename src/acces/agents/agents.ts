import type { ISql } from 'postgres'
import { estUnRole, type Role } from '../../droit/roles.js'
import { introuvable } from '../../moteur/probleme.js'

export type EtatDAgent = 'invite' | 'actif' | 'suspendu' | 'retire'
export type Agent = {
  id: string
  organisation: string
  structure: string | null
  identifiant: string
  nom: string
  prenom: string
  courriel: string
  roles: Role[]
  etat: EtatDAgent
  motifEtat: string | null
  inviteLe: Date
  expireLe: Date
  revueLe: Date
  dernierAccesLe: Date | null
  /** When the oldest of her own second factors was enrolled. */
  secondFacteurLe: Date | null
}

const colonnes = (sql: ISql) => sql`id, organisation, structure, identifiant, nom, prenom, courriel, roles, etat, motif_etat as "motifEtat",
  invite_le as "inviteLe", expire_le as "expireLe", revue_le as "revueLe", dernier_acces_le as "dernierAccesLe",
  (select min(f.confirme_le) from facteur f where f.agent = agent.id and f.retire_le is null) as "secondFacteurLe"`
const lu = (agent: Omit<Agent, 'roles'> & { roles: string[] }): Agent => ({ ...agent, roles: agent.roles.filter(estUnRole) })

/** Everyone the organisation named, those withdrawn last. */
export const listerAgents = async (sql: ISql, organisation: string): Promise<Agent[]> =>
  (
    await sql<Agent[]>`select ${colonnes(sql)} from agent where organisation = ${organisation}
    order by etat = 'retire', nom, prenom limit 2000`
  ).map(lu)

/** The agent, kept from moving until the transaction ends. @throws Probleme 404 when she is not of this organisation. */
export async function prendreLAgent(sql: ISql, organisation: string, id: string): Promise<Agent> {
  const [agent] = await sql<Agent[]>`
    select ${colonnes(sql)} from agent where id = ${id} and organisation = ${organisation} for no key update`
  if (!agent) throw introuvable()
  return lu(agent)
}
