import type { FastifyReply, FastifyRequest } from 'fastify'
import { JetonRefuse } from '../jeton-refuse.js'
import type { Habilitations } from '../habilitations.js'
import type { Verifier } from '../verification.js'
import { revendications } from './compte.js'
import type { SignatureUnique } from './signature-unique.js'

type Reglages = {
  verifier: Verifier
  sso: SignatureUnique
  habilitations: Habilitations
  /** Civil status of the person the token speaks for, read under her own line and traced as such. */
  etatCivil: (autorisation: string, personne: string) => Promise<Record<string, unknown> | null>
}

/**
 * `GET /connexion/oauth2/userinfo` (OpenID Connect Core, 5.3): who is signed in, for the scopes agreed to. A person's names come from her
 * file, through the API and in her name; the token without the line is given her subject alone.
 */
export const renseigner =
  ({ verifier, sso, habilitations, etatCivil }: Reglages) =>
  async (requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> => {
    const autorisation = requete.headers.authorization ?? ''
    const jeton = await verifier(autorisation)
    const session = jeton.session && (await sso.sessions.parId(jeton.session.sid))
    if (!session || !jeton.scopes.includes('openid')) throw new JetonRefuse('jeton sans titulaire')
    const sub = sso.sujet(session, habilitations.application(jeton.clientId)?.organisation ?? '')
    const tout = { ...revendications(session, sub), ...(jeton.personne && (await etatCivil(autorisation, jeton.personne))) }
    const noms = ['sub', ...(jeton.scopes.includes('profile') ? PROFIL : []), ...(jeton.scopes.includes('email') ? ['email'] : [])]
    return reponse.header('cache-control', 'no-store').send(Object.fromEntries(Object.entries(tout).filter(([nom]) => noms.includes(nom))))
  }

const PROFIL = ['given_name', 'family_name', 'birthdate', 'organisation', 'structure', 'roles']
