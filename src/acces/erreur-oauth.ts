import type { FastifyReply } from 'fastify'
import type { ReponseOidc } from './appel.js'

/**
 * Sends an OAuth error. A failed authentication is 400 as in the partner contract, whose clients break on 401; RFC 6749 (5.2) permits it
 * unless the client used the Authorization header, which keeps its 401 and challenge.
 */
export const refuser = (
  { statut, corps, entetes }: Pick<ReponseOidc, 'statut' | 'corps' | 'entetes'>,
  autorisation: string | undefined,
  reponse: FastifyReply,
) => {
  if (statut !== 401) return reponse.code(statut).send(nettoyer(corps))
  const defi = entetes['www-authenticate']
  if (autorisation !== undefined && defi !== undefined) reponse.header('www-authenticate', defi)
  return reponse
    .code(autorisation === undefined ? 400 : 401)
    .send({ error: corps.error, error_description: 'Client authentication failed' })
}

const nettoyer = ({ error, error_description }: Record<string, unknown>) => ({ error, error_description })
