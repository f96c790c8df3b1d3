import type { FastifyInstance } from 'fastify'
import { openapi } from '../../moteur/deriver/openapi.js'
import type { Ressource } from '../../moteur/ressource.js'

/** The contract at a stable address, and the links by which machines find it (RFC 9727). */
export function installerLeContrat(app: FastifyInstance, ressources: readonly Ressource[], adresse: string): void {
  const contrat = JSON.stringify(openapi(ressources, adresse))
  app.get('/api/v1/openapi.json', async (_, reponse) =>
    reponse.type('application/openapi+json; charset=utf-8').header('cache-control', 'public, max-age=300').send(contrat),
  )
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
