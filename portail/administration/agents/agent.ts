import { type Role, roles } from '../../../src/droit/roles.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

/** An agent as the API describes her. */
export type Agent = {
  id: string
  structure: string | null
  identifiant: string
  nom: string
  prenom: string
  courriel: string
  roles: Role[]
  etat: 'invite' | 'actif' | 'suspendu' | 'retire'
  motifEtat: string | null
  inviteLe: string
  invitationEchue: boolean
  expireLe: string
  revueLe: string
  aRevoirLe: string
  dernierAccesLe: string | null
  secondFacteurLe: string | null
  evenements: string[]
}

export const etats: Readonly<Record<Agent['etat'], readonly [string, 'attente' | 'bon' | 'mauvais' | 'fini']>> = {
  invite: ['invitation envoyée', 'attente'],
  actif: ['en service', 'bon'],
  suspendu: ['suspendu', 'mauvais'],
  retire: ['retiré', 'fini'],
}

export const nomDe = (a: Pick<Agent, 'nom' | 'prenom'>): string => `${a.prenom} ${a.nom}`
export const sesRoles = (a: Agent): string => a.roles.map(r => roles[r].libelle).join(', ')
export const saStructure = (d: Demande, { structure }: Pick<Agent, 'structure'>): string =>
  structure === null ? 'toute l’organisation' : (d.contexte.habilitations.structure(structure)?.nom ?? structure)
export const estSoi = (d: Demande, { id }: Pick<Agent, 'id'>): boolean => d.session.agent?.id === id

export const lireLAgent = (d: Demande, id: string): Promise<Agent> => lire<Agent>(d, `/agents/${encodeURIComponent(id)}`)
