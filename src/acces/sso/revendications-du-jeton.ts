import type { Identifiants } from '../../moteur/identifiants.js'
import type { Session } from '../session/index.js'

const royaumes = { agent: '/agent', personne: '/individu', entreprise: '/employeur' } as const

/**
 * Claims of an access token that speaks for whoever signed in: the agent for her organisation, the person for herself. The agent is
 * proven: the three `pa-*` headers of the partner contract are no longer read.
 */
export function revendicationsDuJeton(session: Session, identifiants: Identifiants) {
  const { agent, usager, organisation, structure } = session
  return {
    org: organisation,
    ...(structure && { str: structure }),
    realm: royaumes[session.genre],
    ...(agent && { agent: agent.identifiant, agent_id: agent.id, roles: agent.roles }),
    ...(usager !== null && { personne: identifiants.pour(organisation, usager) }),
    sid: session.id,
    acr: session.niveau,
    amr: session.amr,
    auth_time: Math.floor((session.facteur?.le ?? session.authentifieLe).getTime() / 1000),
  }
}
