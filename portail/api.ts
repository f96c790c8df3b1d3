import { Readable } from 'node:stream'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Session } from '../src/acces/session/index.js'
import { AuthentificationDemandee } from './authentification-demandee.js'
import type { Api } from './contexte.js'

/** What is sent as it is: a file, whole or as it flows. */
const brut = (corps: unknown): corps is Buffer | Readable => Buffer.isBuffer(corps) || corps instanceof Readable

/** The API as the portal calls it: through the very routes partners call, without a socket between the two. */
export const creerApi =
  (app: FastifyInstance, jetonDe: (session: Session) => Promise<string>): Api =>
  async (session, correlation, methode, chemin, { corps, entetes = {} } = {}) => {
    const demande: InjectOptions = {
      method: methode,
      url: chemin,
      headers: {
        authorization: `Bearer ${await jetonDe(session)}`,
        'x-correlation-id': correlation,
        ...(corps !== undefined && !brut(corps) && { 'content-type': 'application/json' }),
        ...entetes,
      },
    }
    if (corps !== undefined) demande.payload = brut(corps) ? corps : JSON.stringify(corps)
    const reponse = await app.inject(demande)
    if (reponse.statusCode === 401 && String(reponse.headers['www-authenticate']).includes('insufficient_user_authentication'))
      throw new AuthentificationDemandee('renforcee')
    const json = String(reponse.headers['content-type']).includes('json') && reponse.payload !== ''
    return {
      statut: reponse.statusCode,
      corps: json ? (JSON.parse(reponse.payload) as Record<string, unknown>) : {},
      entetes: Object.fromEntries(Object.entries(reponse.headers).map(([nom, valeur]) => [nom, valeur?.toString()])),
      texte: reponse.payload,
    }
  }
