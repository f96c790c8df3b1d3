import type { FastifyReply } from 'fastify'
import { ROUTES } from './configuration-oidc.js'
import type { Contexte, Demande } from './contexte.js'
import { refuser } from './erreur-oauth.js'

/** `POST /connexion/oauth2/par` (RFC 9126): the program pushes what it asks, signed as itself, and sends the browser with its number only. */
export const pousser = async ({ appeler }: Contexte, { champs, autorisation, preuves }: Demande, reponse: FastifyReply) => {
  const { statut, corps, entetes } = await appeler({
    methode: 'POST',
    url: ROUTES.pushed_authorization_request,
    ...{ autorisation, champs, preuves },
  })
  const defi = entetes['dpop-nonce']
  if (defi !== undefined) reponse.header('dpop-nonce', defi)
  return statut === 201 ? reponse.code(201).send(corps) : refuser({ statut, corps, entetes }, autorisation, reponse)
}
