import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ROUTES } from './configuration-oidc.js'
import type { Contexte, Demande } from './contexte.js'
import { decouvrir } from './decouverte.js'
import { FormulaireRefuse, lireFormulaire, TAILLE_MAXIMALE } from './formulaire.js'
import { introspecter } from './introspection.js'
import { delivrer } from './point-de-jeton.js'
import { pousser } from './demande-poussee.js'
import { revoquer } from './revocation.js'

/** Mounts the OAuth endpoints in their own Fastify scope: they read forms whatever their declared charset, and speak OAuth errors. */
export const installerPointsDAcces = (portee: FastifyInstance, contexte: Contexte): void => {
  portee.removeAllContentTypeParsers()
  portee.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: TAILLE_MAXIMALE }, (_demande, corps, fait) => fait(null, corps))

  portee.setErrorHandler(async (erreur, _demande, reponse) => {
    if (erreur instanceof FormulaireRefuse) return reponse.code(400).send({ error: 'invalid_request', error_description: erreur.message })
    const statut = erreur instanceof Error && 'statusCode' in erreur && typeof erreur.statusCode === 'number' ? erreur.statusCode : 500
    if (statut >= 500) throw erreur
    return reponse.code(statut === 413 ? 413 : 400).send({ error: 'invalid_request', error_description: 'the request cannot be read' })
  })

  for (const adresse of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    portee.get(adresse, async (_demande, reponse) => reponse.send(await decouvrir(contexte, adresse)))
  }
  portee.get(ROUTES.jwks, async (_demande, reponse) => {
    const { corps } = await contexte.appeler({ methode: 'GET', url: ROUTES.jwks })
    return reponse.type('application/jwk-set+json').send(JSON.stringify(corps))
  })

  portee.addHook('onRequest', async (demande, reponse) => {
    if (demande.method === 'POST') reponse.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
  })
  portee.post(ROUTES.token, async (demande, reponse) => delivrer(contexte, lireDemande(contexte, demande), reponse))
  portee.post(ROUTES.pushed_authorization_request, async (demande, reponse) => pousser(contexte, lireDemande(contexte, demande), reponse))
  portee.post(ROUTES.introspection, async (demande, reponse) => introspecter(contexte, lireDemande(contexte, demande), reponse))
  portee.post(ROUTES.revocation, async (demande, reponse) => revoquer(contexte, lireDemande(contexte, demande), reponse))
}

const lireDemande = ({ certificatDe }: Contexte, demande: FastifyRequest): Demande => {
  const { body, query, headers } = demande
  return {
    champs: lireFormulaire(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers['content-type']),
    requete: typeof query === 'object' && query !== null ? { ...query } : {},
    autorisation: headers.authorization,
    preuves: { dpop: Array.isArray(headers.dpop) ? headers.dpop.join() : headers.dpop, certificat: certificatDe(demande) },
  }
}
