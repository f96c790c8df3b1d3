import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Tls } from '../tls.js'
import { refusHorsRoute } from './hors-route.js'
import { tailleMaximale } from './limites.js'

type Reglages = { niveauJournal: string; adressePublique: string; tls: Tls | null }

/** The HTTP server, before anything is installed on it. */
export const creerLeServeur = ({ niveauJournal, adressePublique, tls }: Reglages): FastifyInstance =>
  Fastify({
    logger: { level: niveauJournal, redact: ['req.headers.authorization', 'req.headers["ft-jeton-usager"]'] },
    // Who read what is the journal's business; a log of requests would only repeat identifiers elsewhere.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: tailleMaximale,
    genReqId: requete => correlationDe(requete.headers['x-correlation-id']),
    routerOptions: { maxParamLength: 200 },
    ...refusHorsRoute(adressePublique),
    https: tls,
  })

/** The caller's own correlation id when it is a decent one, ours otherwise; it goes in the journal and in every answer. */
function correlationDe(donnee: string | string[] | undefined): string {
  return typeof donnee === 'string' && /^[\w.:-]{8,100}$/.test(donnee) ? donnee : randomUUID()
}
