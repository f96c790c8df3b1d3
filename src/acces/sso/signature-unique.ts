import type { Identifiants } from '../../moteur/identifiants.js'
import { errors } from '../bibliotheque.js'
import { refuserALArrete } from '../blocages.js'
import type { Habilitations } from '../habilitations.js'
import type { Session, Sessions } from '../session/index.js'
import { revendicationsDuJeton } from './revendications-du-jeton.js'
import { creerSujet, type Sujet } from './sujet.js'

/** What single sign-on is made of: our sessions, and the names partners know their holders by. */
export type SignatureUnique = {
  sessions: Sessions
  sujet: Sujet
  /** Claims of an access token; throws `invalid_grant` once the session has ended, or its agent was stopped. */
  revendicationsDe(sid: string, clientId: string): Promise<ReturnType<typeof revendicationsDuJeton>>
  sujetDe(sid: string, clientId: string): Promise<string>
}

type Reglages = {
  sessions: Sessions
  cle: Buffer
  identifiants: Identifiants
  habilitations: Pick<Habilitations, 'application' | 'blocage'>
}

export function creerSignatureUnique({ sessions, cle, identifiants, habilitations }: Reglages): SignatureUnique {
  const sujet = creerSujet(cle, identifiants)
  const vivante = async (sid: string): Promise<Session> => {
    const session = await sessions.parId(sid)
    if (!session) throw new errors.InvalidGrant('the session has ended')
    return session
  }
  return {
    sessions,
    sujet,
    async revendicationsDe(sid, application) {
      const session = await vivante(sid)
      const { agent, organisation, structure } = session
      if (agent) refuserALArrete(habilitations, { organisation, structure, agent: agent.identifiant, application })
      return revendicationsDuJeton(session, identifiants)
    },
    sujetDe: async (sid, clientId) => sujet(await vivante(sid), habilitations.application(clientId)?.organisation ?? ''),
  }
}
