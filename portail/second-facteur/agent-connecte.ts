import type { FastifyRequest } from 'fastify'
import type { SessionDAgent } from '../../src/acces/facteur/index.js'
import type { Session } from '../../src/acces/session/index.js'
import { sessionDe } from '../garde.js'

export const estDAgent = (session: Session): session is SessionDAgent => session.agent !== null

/** The agent of a page whose guard only lets agents in. */
export function agentConnecte(requete: FastifyRequest): SessionDAgent {
  const session = sessionDe(requete)
  if (!estDAgent(session)) throw new Error('session d’agent sans agent')
  return session
}
