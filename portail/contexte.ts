import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import type { Facteurs } from '../src/acces/facteur/index.js'
import type { Federation } from '../src/acces/federation/index.js'
import type { Habilitations } from '../src/acces/index.js'
import type { Session, Sessions } from '../src/acces/session/index.js'
import type { Chiffrement } from '../src/moteur/chiffrement.js'
import type { Ressource } from '../src/moteur/ressource.js'
import type { Pivot, trouverParIdentitePivot } from '../src/personnes/index.js'
import type { Garde } from './garde.js'
import type { Exploitant } from './obligations/exploitant.js'
import type { Saisies } from './saisie/saisies.js'

/** What every screen is given. A screen reads and writes data through `api` alone: it is one more client of the native API. */
export type ContextePortail = {
  app: FastifyInstance
  sql: Sql
  sessions: Sessions
  /** Hooks that let in who may come. */
  garde: Garde
  saisies: Saisies
  api: Api
  telecharger: Telechargement
  federation: Federation
  /** Second factors of the professionals. */
  facteurs: Facteurs
  /** The person whose certified civil status this is. */
  reconnaitre: (pivot: Pivot) => ReturnType<typeof trouverParIdentitePivot>
  ressources: readonly Ressource[]
  habilitations: Habilitations
  adressePublique: string
  /** How to reach the operator. */
  contact: string | undefined
  exploitant: Exploitant
  /** For what people write to the operator. */
  chiffrement: Chiffrement
  demonstration: boolean
  horloge: () => Date
}

export type ReponseApi = { statut: number; corps: Record<string, unknown>; entetes: Record<string, string | undefined>; texte: string }
type Envoi = { corps?: unknown; entetes?: Record<string, string> }

/** Calls the native API as the session: same rights, same journal, same refusals as any program of her organisation. */
export type Api = (
  session: Session,
  correlation: string,
  methode: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  chemin: string,
  envoi?: Envoi,
) => Promise<ReponseApi>

/** A file of the API, as it comes. */
export type Telechargement = (
  session: Session,
  correlation: string,
  chemin: string,
) => Promise<{ statut: 200; entetes: Record<string, string | undefined>; flux: Readable } | { statut: Exclude<number, 200> }>
