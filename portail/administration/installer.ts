import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { ouvrirLEcran, type Route } from '../professionnel/ecran.js'
import { routesDesActivitesEcartees } from './activites/ecrans.js'
import { actes } from './actes/liste.js'
import { routesDesAdhesions } from './adhesions/ecrans.js'
import { agent, gestesSurLesAgents } from './agents/fiche.js'
import { formulaireDesDroits, habiliter } from './agents/habiliter.js'
import { formulaireDInvitation, inviter } from './agents/inviter.js'
import { agents } from './agents/liste.js'
import { routesDesApplications, routesDuReglage } from './applications/ecrans.js'
import { routesDesConventions } from './conventions/ecrans.js'
import { demandeur, instructeur } from './cote.js'
import { routesDesDelegations } from './delegations/ecrans.js'
import { formulaireDeLaDemande, modifier, nouvelleDemande, ouvrir } from './demandes/ecrire.js'
import { routesDesDemandes } from './demandes/une.js'
import { habilitations, toutesLesHabilitations } from './habilitations/liste.js'
import { routesDesHabilitations } from './habilitations/une.js'
import { fileDInstruction } from './instruction/file.js'
import { routesDesOrganisations } from './instruction/organisations.js'
import { routesDesOutils } from './organisation/outils.js'
import { quiVoitQuoi } from './organisation/qui-voit-quoi.js'

// biome-ignore format: a table is read in columns
const routes: readonly Route[] = [
  { verbe: 'GET',  chemin: '/administration/agents',                     faire: agents,                 acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/inviter',             faire: formulaireDInvitation,  acte: 'administrer' },
  { verbe: 'POST', chemin: '/administration/agents/inviter',             faire: inviter,                acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/:id',                 faire: agent,                  acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/agents/:id/droits',          faire: formulaireDesDroits,    acte: 'administrer' },
  { verbe: 'POST', chemin: '/administration/agents/:id/droits',          faire: habiliter,              acte: 'administrer' },
  { verbe: 'GET',  chemin: '/administration/habilitations',              faire: habilitations,          acte: 'souscrire' },
  { verbe: 'GET',  chemin: '/administration/demandes/nouvelle',          faire: nouvelleDemande,        acte: 'souscrire' },
  { verbe: 'POST', chemin: '/administration/demandes/nouvelle',          faire: ouvrir,                 acte: 'souscrire' },
  { verbe: 'GET',  chemin: '/administration/demandes/:numero/modifier',  faire: formulaireDeLaDemande,  acte: 'souscrire' },
  { verbe: 'POST', chemin: '/administration/demandes/:numero/modifier',  faire: modifier,               acte: 'souscrire' },
  { verbe: 'GET',  chemin: '/instruction',                               faire: fileDInstruction,       acte: 'instruire' },
  { verbe: 'GET',  chemin: '/instruction/habilitations',                 faire: toutesLesHabilitations, acte: 'instruire' },
  // Two acts open these: the API says whether one of hers does.
  { verbe: 'GET',  chemin: '/administration/organisation',               faire: quiVoitQuoi },
  { verbe: 'GET',  chemin: '/administration/actes',                      faire: actes },
  ...routesDesOutils,
  ...gestesSurLesAgents,
  ...routesDesHabilitations(demandeur),
  ...routesDesHabilitations(instructeur),
  ...routesDesDemandes(demandeur),
  ...routesDesDemandes(instructeur),
  ...routesDesApplications(demandeur),
  ...routesDesApplications(instructeur),
  ...routesDuReglage,
  ...routesDesConventions(demandeur),
  ...routesDesConventions(instructeur),
  ...routesDesDelegations,
  ...routesDesActivitesEcartees,
  ...routesDesAdhesions,
  ...routesDesOrganisations,
]

/** The screens where rights are given, taken and reviewed; each is one more client of the API. */
export function installerLAdministrationDuPortail(portee: FastifyInstance, contexte: ContextePortail): void {
  for (const route of routes) ouvrirLEcran(portee, contexte, route)
  for (const racine of ['/administration', '/instruction'])
    portee.get(`${racine}/*`, contexte.garde.exiger({ genre: 'agent' }), async () => {
      throw new EcranRefuse(404, 'Page introuvable', 'Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.')
    })
}
