import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { ouvrirLEcran, type Route } from '../professionnel/ecran.js'
import { agent, gestesSurLesAgents } from './agents/fiche.js'
import { formulaireDesDroits, habiliter } from './agents/habiliter.js'
import { formulaireDInvitation, inviter } from './agents/inviter.js'
import { agents } from './agents/liste.js'

// biome-ignore format: a table is read in columns
const routes: readonly Route[] = [
  { verbe: 'GET',  chemin: '/administration/agents',            faire: agents,                acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/inviter',    faire: formulaireDInvitation, acte: 'administrer' },
  { verbe: 'POST', chemin: '/administration/agents/inviter',    faire: inviter,               acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/:id',        faire: agent,                 acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/:id/droits', faire: formulaireDesDroits,   acte: 'administrer' },
  { verbe: 'POST', chemin: '/administration/agents/:id/droits', faire: habiliter,             acte: 'administrer' },
  ...gestesSurLesAgents,
]

/** The screens where rights are given, taken and reviewed; each is one more client of the API. */
export function installerLAdministrationDuPortail(portee: FastifyInstance, contexte: ContextePortail): void {
  for (const route of routes) ouvrirLEcran(portee, contexte, route)
  portee.get('/administration/*', contexte.garde.exiger({ genre: 'agent' }), async () => {
    throw new EcranRefuse(404, 'Page introuvable', 'Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.')
  })
}
