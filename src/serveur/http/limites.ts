import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Probleme } from '../../moteur/probleme.js'
import { lireJson } from './json.js'

/** Largest body of the API, in bytes; files have their own way in. */
export const tailleMaximale = 256 * 1024

/** What every answer carries. */
export const entetesDeProtection = (correlation: string) => ({
  'x-correlation-id': correlation,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
})

/** What every answer carries, and what no body may hold: JSON is the only language spoken here. */
export function installerLesLimites(app: FastifyInstance): void {
  app.addHook('onRequest', async (requete, reponse) => {
    reponse.headers(entetesDeProtection(requete.id))
  })
  const lire = async (requete: FastifyRequest, corps: Buffer) => {
    const jeu = /;\s*charset="?([^;"\s]+)/i.exec(requete.headers['content-type'] ?? '')?.[1]
    if (jeu && !/^utf-?8$/i.test(jeu)) throw new Probleme(415, 'format-refuse', 'Le JSON s’écrit en UTF-8 (RFC 8259).')
    return lireJson(corps)
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(['application/json', 'application/merge-patch+json'], { parseAs: 'buffer' }, lire)
}
