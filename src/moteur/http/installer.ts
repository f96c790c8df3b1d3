import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import { type Route, routesDe } from '../deriver/routes.js'
import { identifiantDUsager, schemaDeListe, schemaDeReponse, schemaDHistorique } from '../deriver/schema.js'
import { toutesLesLignes } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import type { Contexte } from './contexte.js'
import { correction, depot } from './ecrire.js'
import { garde } from './garde.js'
import { historique, lecture, liste } from './lire.js'
import { recherche } from './rechercher.js'

const ecriture = {
  type: 'object',
  properties: { usager: identifiantDUsager, numero: { type: 'integer' }, version: { type: 'integer' } },
  additionalProperties: false,
}
const trouvee = { type: 'object', properties: { usager: identifiantDUsager, identiteCertifiee: { type: 'boolean' } }, additionalProperties: false }

/** Shape of the answer, derived from the same list of fields as the SELECT: the second lock. */
export function reponseDe({ ligne, forme }: Route): { statut: number; schema: Record<string, unknown> } {
  switch (forme) {
    case 'lecture':
      return { statut: 200, schema: schemaDeReponse(ligne) }
    case 'liste':
      return { statut: 200, schema: schemaDeListe(ligne) }
    case 'historique':
      return { statut: 200, schema: schemaDHistorique(ligne) }
    case 'recherche':
      return { statut: 200, schema: trouvee }
    case 'depot':
      return { statut: 201, schema: ecriture }
    case 'correction':
      return { statut: 200, schema: ecriture }
  }
}

/** Opens every route of the declaration, and no other. */
export function installerLesRoutes(app: FastifyInstance, contexte: Contexte, ressources: readonly Ressource[], empreinteDuNir: (nir: string) => Buffer): void {
  for (const route of toutesLesLignes(ressources).flatMap(routesDe)) {
    const { ligne } = route
    const executer: Record<Route['forme'], () => RouteHandlerMethod> = {
      lecture: () => lecture(contexte, ligne),
      liste: () => liste(contexte, ligne),
      historique: () => historique(contexte, ligne),
      recherche: () => recherche(contexte, ligne, empreinteDuNir),
      depot: () => depot(contexte, ligne),
      correction: () => correction(contexte, ligne),
    }
    const { statut, schema } = reponseDe(route)
    app.route({
      method: route.verbe,
      url: route.url.replaceAll(/\{(\w+)\}/g, ':$1'),
      onRequest: garde(contexte, ligne),
      schema: { response: { [statut]: schema } },
      handler: executer[route.forme](),
    })
  }
}
