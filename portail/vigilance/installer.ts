import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { ouvrirLEcran, type Route } from '../professionnel/ecran.js'
import { routesDUneAlerte } from './alerte.js'
import { alertes } from './alertes.js'
import { routesDesBlocages } from './blocages.js'
import { routesDesBris } from './bris-de-glace.js'
import { routesDesEnquetes } from './enquetes/une.js'
import { routesDesSignalees } from './signalees.js'
import { routesDesSeuils } from './seuils.js'
import { routesDesSignaux } from './signaux.js'
import { routesDesTolerances } from './tolerances.js'

/** Two acts open these, to see one organisation or all: the API says whether one of hers does. */
const routes: readonly Route[] = [
  { verbe: 'GET', chemin: '/vigilance', faire: alertes },
  ...routesDUneAlerte,
  ...routesDesBlocages,
  ...routesDesBris,
  ...routesDesEnquetes,
  ...routesDesTolerances,
  ...routesDesSignaux,
  ...routesDesSeuils,
  ...routesDesSignalees,
]

/** The screens of who watches over accesses. */
export function installerLaVigilance(portee: FastifyInstance, contexte: ContextePortail): void {
  for (const route of routes) ouvrirLEcran(portee, contexte, route)
  portee.get('/vigilance/*', contexte.garde.exiger({ genre: 'agent' }), async () => {
    throw new EcranRefuse(404, 'Page introuvable', 'Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.')
  })
}
