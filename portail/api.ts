import { Readable } from 'node:stream'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Session } from '../src/acces/session/index.js'
import { AuthentificationDemandee } from './authentification-demandee.js'
import type { Api, Telechargement } from './contexte.js'

/** What is sent as it is: a file, whole or as it flows. */
const brut = (corps: unknown): corps is Buffer | Readable => Buffer.isBuffer(corps) || corps instanceof Readable

/** The API as the portal calls it: through the very routes partners call, without a socket between the two. */
export const creerApi =
  (app: FastifyInstance, jetonDe: JetonDe): Api =>
  async (session, correlation, methode, chemin, { corps, entetes = {} } = {}) => {
    const demande: InjectOptions = {
      method: methode,
      url: chemin,
      headers: {
        ...(await entetesDe(jetonDe, session, correlation)),
        ...(corps !== undefined && !brut(corps) && { 'content-type': 'application/json' }),
        ...entetes,
      },
    }
    if (corps !== undefined) demande.payload = brut(corps) ? corps : JSON.stringify(corps)
    const reponse = await app.inject(demande)
    exigerUneSessionAssezForte(reponse)
    const json = String(reponse.headers['content-type']).includes('json') && reponse.payload !== ''
    return {
      statut: reponse.statusCode,
      corps: json ? (JSON.parse(reponse.payload) as Record<string, unknown>) : {},
      entetes: enTextes(reponse),
      texte: reponse.payload,
    }
  }

/** The same for a file, which flows from the API to the browser without stopping here. */
export const creerTelechargement =
  (app: FastifyInstance, jetonDe: JetonDe): Telechargement =>
  async (session, correlation, chemin) => {
    const headers = await entetesDe(jetonDe, session, correlation)
    const reponse = await app.inject({ method: 'GET', url: chemin, headers, payloadAsStream: true })
    const flux = reponse.stream()
    if (reponse.statusCode === 200) return { statut: 200, entetes: enTextes(reponse), flux }
    flux.resume()
    exigerUneSessionAssezForte(reponse)
    return { statut: reponse.statusCode }
  }

type JetonDe = (session: Session) => Promise<string>
type Reponse = Awaited<ReturnType<FastifyInstance['inject']>>

const entetesDe = async (jetonDe: JetonDe, session: Session, correlation: string) => ({
  authorization: `Bearer ${await jetonDe(session)}`,
  'x-correlation-id': correlation,
})

const enTextes = ({ headers }: Reponse) => Object.fromEntries(Object.entries(headers).map(([nom, valeur]) => [nom, valeur?.toString()]))

function exigerUneSessionAssezForte({ statusCode, headers }: Reponse): void {
  if (statusCode === 401 && String(headers['www-authenticate']).includes('insufficient_user_authentication'))
    throw new AuthentificationDemandee('renforcee')
}
