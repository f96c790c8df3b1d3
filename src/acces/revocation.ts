import type { FastifyReply } from 'fastify'
import type { Sql } from 'postgres'
import { ROUTES } from './configuration-oidc.js'
import type { Contexte, Demande } from './contexte.js'
import { refuser } from './erreur-oauth.js'
import { annoncer } from './habilitations.js'
import { JetonRefuse } from './jeton-refuse.js'

/** Puts a token on the deny list until it expires (`expire` in epoch seconds); every process refuses it within seconds. */
export const revoquerJeton = async (sql: Sql, { jti, expire }: { jti: string; expire: number }): Promise<void> => {
  await sql.begin(async tx => {
    await tx`insert into jeton_revoque (jti, expire_le) values (${jti}, to_timestamp(${expire})) on conflict do nothing`
    await annoncer(tx)
  })
}

/**
 * `POST /connexion/oauth2/revocation` (RFC 7009), for the client the token was issued to. A JWT is not stored, so it goes on the deny
 * list; see `introspecter` for the part played by the library. An unknown or expired token is already what the client wants: 200.
 */
export const revoquer = async ({ sql, appeler, verifier, habilitations }: Contexte, demande: Demande, reponse: FastifyReply) => {
  const { champs, autorisation } = demande
  const { statut, corps, client, entetes } = await appeler({ methode: 'POST', url: ROUTES.revocation, autorisation, champs })
  if (statut === 200) return reponse.send()
  if (corps.error !== 'unsupported_token_type' || !client) return refuser({ statut, corps, entetes }, autorisation, reponse)
  try {
    const jeton = await verifier(`Bearer ${champs.get('token')}`)
    if (jeton.clientId !== client) {
      return await reponse.code(400).send({ error: 'invalid_request', error_description: 'the token was issued to another client' })
    }
    await revoquerJeton(sql, jeton)
    await habilitations.rafraichir()
  } catch (erreur) {
    if (!(erreur instanceof JetonRefuse)) throw erreur
  }
  return reponse.send()
}
