import type { FastifyReply } from 'fastify'
import { decodeJwt } from 'jose'
import { ROUTES } from './configuration-oidc.js'
import type { Contexte, Demande } from './contexte.js'
import { refuser } from './erreur-oauth.js'
import { JetonRefuse } from './jeton-refuse.js'

/**
 * `POST /connexion/oauth2/introspection` (RFC 7662). The library authenticates the client, then declines structured tokens: that refusal
 * is the sign that authentication passed and that the answer is ours. A client sees the tokens of its own organisation only; about any
 * other it learns `{active: false}`, like about a forged one.
 */
export const introspecter = async ({ appeler, verifier, habilitations }: Contexte, demande: Demande, reponse: FastifyReply) => {
  const { champs, autorisation } = demande
  const { statut, corps, client, entetes } = await appeler({ methode: 'POST', url: ROUTES.introspection, autorisation, champs })
  if (statut === 200) return corps
  if (corps.error !== 'unsupported_token_type' || !client) return refuser({ statut, corps, entetes }, autorisation, reponse)
  const token = champs.get('token') ?? ''
  try {
    const jeton = await verifier(`Bearer ${token}`)
    return habilitations.application(client)?.organisation === jeton.organisation
      ? { active: true, token_type: jeton.lien?.genre === 'dpop' ? 'DPoP' : 'Bearer', ...decodeJwt(token) }
      : { active: false }
  } catch (erreur) {
    if (erreur instanceof JetonRefuse) return { active: false }
    throw erreur
  }
}
