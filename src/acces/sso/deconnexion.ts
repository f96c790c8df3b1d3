import type { FastifyReply, FastifyRequest } from 'fastify'
import { decodeJwt, jwtVerify, type JWK } from 'jose'
import type { Sql } from 'postgres'
import { preparerCles } from '../cles-de-signature.js'
import type { Habilitations } from '../habilitations.js'
import { ATTRIBUTS, fermerSession, NOM_DU_COOKIE } from '../session/index.js'
import type { SignatureUnique } from './signature-unique.js'

type Reglages = {
  sql: Sql
  secrets: { signature: JWK[] }
  adressePublique: string
  habilitations: Habilitations
  sso: SignatureUnique
  horloge: () => Date
}

/**
 * Logout asked by a program: `GET /compte/deconnexion?id_token_hint=…&redirect_uri=…`, and `POST /connexion/oauth2/deconnexion`, as the
 * partner contract names them. The identity token must be one we signed, for whoever is signed in: a link cannot sign out a passer-by.
 * The session ends for every program at once; the browser goes back to the program when the address is on its registered host.
 */
export async function creerDeconnexion({ sql, secrets, adressePublique, habilitations, sso, horloge }: Reglages) {
  const cles = await preparerCles(secrets.signature)
  const signe = async (jeton: string) => {
    for (const { publique } of cles) {
      const lu = await jwtVerify(jeton, publique, {
        issuer: adressePublique,
        currentDate: new Date((decodeJwt(jeton).iat ?? 0) * 1000),
      }).catch(() => null)
      if (lu) return lu.payload
    }
    return null
  }
  return async (requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> => {
    const demande = { ...(requete.query as Record<string, unknown>), ...formulaire(requete.body) }
    const indice = typeof demande.id_token_hint === 'string' ? demande.id_token_hint : ''
    const jeton = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(indice) ? await signe(indice).catch(() => null) : null
    const application = habilitations.application(String(jeton?.aud ?? ''))
    if (!jeton || !application)
      return reponse.code(400).send({ error: 'invalid_request', error_description: 'id_token_hint is not one of ours' })
    const session = await sso.sessions.de(requete)
    if (session && sso.sujet(session, application.organisation) === jeton.sub) {
      await fermerSession(sql, session.id, 'deconnexion', horloge())
      reponse.clearCookie(NOM_DU_COOKIE, ATTRIBUTS)
    }
    const voulu = demande.redirect_uri ?? demande.post_logout_redirect_uri
    const retour = typeof voulu === 'string' ? voulu : ''
    const connu = application.adressesDeRetour.some(adresse => URL.canParse(retour) && new URL(adresse).origin === new URL(retour).origin)
    return reponse.redirect(connu ? retour : '/', 303)
  }
}

const formulaire = (corps: unknown): Record<string, string> =>
  Buffer.isBuffer(corps) ? Object.fromEntries(new URLSearchParams(corps.toString())) : {}
