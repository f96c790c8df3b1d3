import type { FastifyInstance } from 'fastify'
import type { JsonSchema } from '../../moteur/deriver/schema.js'
import { racineApi } from '../../moteur/deriver/routes.js'
import { uneFois } from '../../moteur/une-fois.js'

/**
 * The contract at a stable address, and the links by which machines find it (RFC 9727). From then on nothing opens under /api that the
 * contract does not publish: the start fails.
 */
export function installerLeContrat(
  app: FastifyInstance,
  contrat: () => JsonSchema,
  publiees: readonly { verbe: string; url: string }[],
  adresse: string,
): void {
  const ecrit = uneFois(() => JSON.stringify(contrat()))
  app.get(`${racineApi}/openapi.json`, async (_, reponse) =>
    reponse.type('application/openapi+json; charset=utf-8').header('cache-control', 'public, max-age=300').send(ecrit()),
  )
  const ouvertes = new Set(publiees.map(({ verbe, url }) => `${verbe} ${url}`))
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return
    const chemin = url.replaceAll(/:(\w+)/g, '{$1}')
    const cache = [method].flat().find(m => !ouvertes.has(`${m === 'HEAD' ? 'GET' : m} ${chemin}`))
    if (cache) throw new Error(`${cache} ${url} n’est pas au contrat publié : déclarez cette opération.`)
  })
  app.get('/.well-known/api-catalog', async (_, reponse) =>
    reponse.type('application/linkset+json').send(
      JSON.stringify({
        linkset: [
          {
            anchor: `${adresse}/api/v1`,
            'service-desc': [{ href: `${adresse}/api/v1/openapi.json`, type: 'application/openapi+json' }],
            'service-doc': [{ href: `${adresse}/documentation`, type: 'text/html' }],
            status: [{ href: `${adresse}/sante`, type: 'application/health+json' }],
          },
        ],
      }),
    ),
  )
}
