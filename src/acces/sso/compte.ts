import type { AccountClaims, FindAccount } from 'oidc-provider'
import type { Habilitations } from '../habilitations.js'
import type { Session, Sessions } from '../session/index.js'
import type { Sujet } from './sujet.js'

/** Claims each scope opens on the identity token and at userinfo; a person's civil status comes from her file alone (`userinfo.ts`). */
export const REVENDICATIONS = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['given_name', 'family_name', 'organisation', 'structure', 'roles'],
  email: ['email'],
} as const

export const SCOPES_D_IDENTITE = Object.keys(REVENDICATIONS)

/** What a session says of an agent to a program of her organisation. */
export const revendications = (session: Session, sub: string): AccountClaims => ({
  sub,
  ...(session.agent && {
    given_name: session.agent.prenom,
    family_name: session.agent.nom,
    email: session.agent.courriel,
    organisation: session.organisation,
    structure: session.structure,
    roles: session.agent.roles,
  }),
})

/**
 * The account of the OAuth library is a session of ours, live: once it has ended, no code is exchanged and no token made. The subject the
 * client sees is not the session but the person, under a name of its own organisation.
 */
export const trouverCompte =
  (sessions: Sessions, habilitations: Habilitations, sujet: Sujet): FindAccount =>
  async (ctx, sid) => {
    const session = await sessions.parId(sid)
    const organisation = habilitations.application(ctx.oidc.client?.clientId ?? '')?.organisation
    if (!session || organisation === undefined) return undefined
    return { accountId: sid, claims: () => revendications(session, sujet(session, organisation)) }
  }
