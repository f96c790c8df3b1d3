import { randomUUID } from 'node:crypto'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { uneFois } from '../../moteur/une-fois.js'
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
    schemaController: { compilersFactory: { buildSerializer: auPremierAppel } },
  })

/** A process serves few of its hundreds of operations at first: what writes the answer of one is compiled when it first answers, not at start. */
const auPremierAppel: ReturnType<typeof SerializerSelector> = (schemas, options) => {
  const compiler = SerializerSelector()(schemas, options)
  return route => {
    const ecrire = uneFois(() => compiler(route))
    return valeur => ecrire()(valeur)
  }
}

/** The caller's own correlation id when it is a decent one, ours otherwise; it goes in the journal and in every answer. */
function correlationDe(donnee: string | string[] | undefined): string {
  return typeof donnee === 'string' && /^[\w.:-]{8,100}$/.test(donnee) ? donnee : randomUUID()
}
