import { createHash, createHmac } from 'node:crypto'
import { preuveDe } from '../../droit/assurance.js'
import type { GenreDeFacteur, Niveau } from '../../droit/niveaux.js'
import { estUnRole, type Role } from '../../droit/roles.js'

export type GenreDeSession = 'agent' | 'personne' | 'entreprise'

/** Who is at the keyboard. `id` is what people see in « mes sessions »; the cookie itself is never read back. */
export type Session = {
  id: string
  genre: GenreDeSession
  agent: AgentDeSession | null
  /** Internal number of the person, genre `personne`. */
  usager: bigint | null
  /** SIRET of the company, genre `entreprise`. */
  siret: string | null
  /** Who speaks for the company, genre `entreprise`. */
  membre: string | null
  organisation: string
  structure: string | null
  fournisseur: string
  acr: string
  amr: readonly string[]
  authentifieLe: Date
  facteur: { genre: GenreDeFacteur; le: Date } | null
  /** What her sign-in proves on this day, and when it was proven. */
  niveau: Niveau
  prouveLe: Date
  creeLe: Date
  expireLe: Date
  /** Hidden field of every form of the session. */
  csrf: string
  /** What she had typed on the page she comes back to. */
  saisie?: { chemin: string; champs: Readonly<Record<string, unknown>> }
}

export type AgentDeSession = {
  id: string
  identifiant: string
  nom: string
  prenom: string
  courriel: string
  roles: readonly Role[]
  expireLe: Date
}

/** Row of the join of `session` and `agent`, as `lire.ts` selects it. */
export type RangDeSession = {
  id: string
  genre: GenreDeSession
  usager_id: string | null
  siret: string | null
  membre: string | null
  organisation: string
  fournisseur: string
  acr: string
  amr: string[]
  authentifie_le: Date
  facteur: GenreDeFacteur | null
  facteur_le: Date | null
  cree_le: Date
  expire_le: Date
  agent: string | null
  agent_identifiant: string | null
  agent_nom: string | null
  agent_prenom: string | null
  agent_courriel: string | null
  agent_roles: string[] | null
  agent_structure: string | null
  agent_expire_le: Date | null
}

/** What is stored of a cookie: 256 random bits leave nothing to guess. */
export const empreinteDe = (cookie: string): Buffer => createHash('sha256').update(cookie).digest()

export function enSession(r: RangDeSession, cle: string, jour: string): Session {
  const facteur = r.facteur && r.facteur_le ? { genre: r.facteur, le: r.facteur_le } : null
  const preuve = preuveDe({ genre: r.genre, acr: r.acr, amr: r.amr, authentifieLe: r.authentifie_le, facteur }, jour)
  return {
    id: r.id,
    genre: r.genre,
    agent: r.agent === null ? null : agentDe(r, r.agent),
    usager: r.usager_id === null ? null : BigInt(r.usager_id),
    siret: r.siret,
    membre: r.membre,
    organisation: r.organisation,
    structure: r.agent_structure,
    fournisseur: r.fournisseur,
    acr: r.acr,
    amr: r.amr,
    authentifieLe: r.authentifie_le,
    facteur,
    niveau: preuve.niveau,
    prouveLe: preuve.le,
    creeLe: r.cree_le,
    expireLe: r.expire_le,
    csrf: csrfDe(cle, r.id),
  }
}

export const csrfDe = (cle: string, session: string): string => createHmac('sha256', cle).update(`csrf ${session}`).digest('base64url')

const agentDe = (r: RangDeSession, id: string): AgentDeSession => ({
  id,
  identifiant: r.agent_identifiant ?? '',
  nom: r.agent_nom ?? '',
  prenom: r.agent_prenom ?? '',
  courriel: r.agent_courriel ?? '',
  roles: (r.agent_roles ?? []).filter(estUnRole),
  expireLe: r.agent_expire_le ?? new Date(0),
})
