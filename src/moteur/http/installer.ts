import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { type Route, routesDe } from '../deriver/routes.js'
import { toutesLesLignes } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import type { Contexte } from './contexte.js'
import { correction, depot } from './ecrire.js'
import { reponseDe } from '../deriver/reponse.js'
import { mettreSousEnveloppe } from './enveloppe.js'
import { garde } from './garde.js'
import { historique, lecture, liste } from './lire.js'
import { recherche, rechercheParNom } from './rechercher.js'
import { tracerLesRefus } from './tracer-les-refus.js'

/** Opens every route of the declaration, and no other. */
export function installerLesRoutes(
  app: FastifyInstance,
  contexte: Contexte,
  ressources: readonly Ressource[],
  empreinteDuNir: (nir: string) => Buffer,
): void {
  for (const route of toutesLesLignes(ressources).flatMap(routesDe)) {
    const { ligne } = route
    const executer: Record<Route['forme'], () => RouteHandlerMethod> = {
      lecture: () => lecture(contexte, ligne),
      liste: () => liste(contexte, ligne),
      historique: () => historique(contexte, ligne),
      recherche: () => recherche(contexte, ligne, empreinteDuNir),
      rechercheParNom: () => rechercheParNom(contexte, ligne),
      depot: () => depot(contexte, ligne),
      correction: () => correction(contexte, ligne),
    }
    const { statut, schema } = reponseDe(route)
    const tracer: (erreur: unknown, requete: FastifyRequest) => unknown = tracerLesRefus(contexte, ligne)
    app.route({
      method: route.verbe,
      url: route.url.replaceAll(/\{(\w+)\}/g, ':$1'),
      onRequest: garde(contexte, route),
      onSend: mettreSousEnveloppe(contexte.enveloppes),
      schema: { response: { [statut]: schema } },
      errorHandler: tracer,
      handler: executer[route.forme](),
    })
  }
}
