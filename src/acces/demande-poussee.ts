import type { FastifyReply } from 'fastify'
import { ROUTES } from './configuration-oidc.js'
import type { Contexte, Demande } from './contexte.js'
import { refuser } from './erreur-oauth.js'
import { suitFapi } from './profil-fapi.js'

/** `POST /connexion/oauth2/par` (RFC 9126): the program pushes what it asks, signed as itself, and sends the browser with its number only. */
export const pousser = async ({ appeler, habilitations }: Contexte, { champs, autorisation, preuves }: Demande, reponse: FastifyReply) => {
  const { statut, corps, entetes, client } = await appeler({
    methode: 'POST',
    url: ROUTES.pushed_authorization_request,
    ...{ autorisation, champs, preuves },
  })
  const defi = entetes['dpop-nonce']
  if (defi !== undefined) reponse.header('dpop-nonce', defi)
  // The library takes the only address registered for the one left out; the profile wants it said (FAPI 2.0, 5.3.2.2). Its number is told to nobody.
  if (statut === 201 && !champs.has('redirect_uri') && suitFapi(habilitations.application(client ?? '')))
    return reponse.code(400).send({ error: 'invalid_request', error_description: 'redirect_uri is required' })
  return statut === 201 ? reponse.code(201).send(corps) : refuser({ statut, corps, entetes }, autorisation, reponse)
}
