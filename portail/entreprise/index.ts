import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { ecran, type Visite } from './ecran.js'
import { decider, pageDeLEntreprise, pageDesPersonnes, pageDesServices, renommer } from './pages.js'

/** The company's space: its record, the people it lets in, and what later tools will add (A8). */
export function installerLEspaceDeLEntreprise(app: FastifyInstance, contexte: ContextePortail): void {
  const gardes = contexte.garde.exiger({ genre: 'entreprise' })
  const montrer = (chemin: string, faire: (v: Visite) => unknown) => app.get(`/entreprise${chemin}`, gardes, ecran(contexte, faire))
  const recevoir = (chemin: string, faire: (v: Visite) => unknown) => app.post(`/entreprise${chemin}`, gardes, ecran(contexte, faire))
  montrer('', v => pageDeLEntreprise(v))
  recevoir('/nom', renommer)
  montrer('/personnes', pageDesPersonnes)
  recevoir('/personnes/:id', decider)
  montrer('/services', pageDesServices)
}
