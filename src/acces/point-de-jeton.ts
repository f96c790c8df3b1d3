import type { FastifyReply } from 'fastify'
import { ROUTES } from './configuration-oidc.js'
import type { RefusConstate } from './applications/refus.js'
import type { Contexte, Demande } from './contexte.js'
import { refuser } from './erreur-oauth.js'
import { lireRoyaume } from './royaume.js'
import { normaliserScope } from './scope-demande.js'

/**
 * `POST /connexion/oauth2/access_token?realm=…`, as France Travail's partner contract publishes it: errors are 400 with
 * `{error, error_description}`, the token is one line of JSON (a published client reads one line), the scope asked is echoed.
 */
export const delivrer = async (
  { appeler, quota }: Contexte,
  { champs, requete, autorisation, preuves }: Demande,
  reponse: FastifyReply,
) => {
  const royaume = lireRoyaume(requete.realm)
  if (!royaume) return reponse.code(400).send({ error: 'invalid_request', error_description: 'Unknown realm' })
  const scope = champs.get('scope')
  if (scope !== undefined) champs.set('scope', normaliserScope(scope).join(' '))

  const { statut, corps, client, entetes } = await appeler({
    methode: 'POST',
    url: `${ROUTES.token}?realm=${encodeURIComponent(royaume)}`,
    autorisation,
    champs,
    preuves,
  })
  const defi = entetes['dpop-nonce']
  if (defi !== undefined) reponse.header('dpop-nonce', defi)
  if (statut !== 200) reponse.request.refus = constat(corps, client ?? champs.get('client_id'))
  if (corps.error === 'slow_down' && client) return limiter(quota.etat(client), reponse)
  if (statut !== 200) return refuser({ statut, corps, entetes }, autorisation, reponse)
  const { scope: accorde, expires_in, token_type, access_token, id_token, issued_token_type } = corps
  return reponse
    .type('application/json;charset=UTF-8')
    .send(JSON.stringify({ scope: accorde, expires_in, token_type, access_token, id_token, issued_token_type }))
}

/** A scope that is refused is named: it is what its administrator must mend. Nothing else of what the client wrote is kept. */
const constat = ({ error, error_description: description }: Record<string, unknown>, application: string | undefined): RefusConstate => ({
  code: String(error),
  motif: error === 'invalid_scope' && typeof description === 'string' ? description.slice(0, 300) : String(error),
  application,
})

/** The 429 of the partner contract: plain text and the two headers of France Travail's gateway. */
const limiter = ({ capacite, restant }: { capacite: number; restant: number }, reponse: FastifyReply) =>
  reponse
    .code(429)
    .headers({
      'retry-after': '1',
      'x-ratelimit-burst-capacity-clientidlimiter': String(capacite),
      'x-ratelimit-remaining-clientidlimiter': String(restant),
    })
    .type('text/plain; charset=utf-8')
    .send('Trop de demandes de jeton : réessayez dans une seconde.')
