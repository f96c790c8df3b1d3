import type { FastifyRequest } from 'fastify'
import type { Politique } from '../autorisation.js'
import type { Appelant } from '../appelant.js'
import type { Lire } from '../lecture.js'
import type { Ligne } from '../lignes.js'
import type { Moteur } from '../moteur.js'
import type { Traitements } from '../traitements.js'
import type { Enveloppes } from './enveloppe.js'

/**
 * What a call may still do though vigilance stopped who makes it: read one person under one line, if she opened that person by a written
 * reason; or say why.
 */
export type Visee = { ligne: Ligne; personne: string } | 'se-justifier'

/** What the routes of the native API share. */
export type Contexte = {
  moteur: Moteur
  lire: Lire
  politique: Politique
  traitements: Traitements
  /** Makes the caller from the token, or throws 401; 403 when vigilance keeps it out of what it aims at. */
  identifier: (requete: FastifyRequest, visee?: Visee) => Promise<Appelant>
  enveloppes: Enveloppes
  /** Counts the call against the application's quota; throws 429. Returns the headers to send. */
  compter: (appelant: Appelant) => Record<string, string>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the quota lets the call in: who asks. */
    appelant?: Appelant
    /** The journal already holds the row of this call. */
    tracee?: boolean
  }
}

export function appelantDe(requete: FastifyRequest): Appelant {
  if (!requete.appelant) throw new Error('route sans appelant')
  return requete.appelant
}
