import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import type { Sql } from 'postgres'
import { creerAppel } from './appel.js'
import { Provider } from './bibliotheque.js'
import { preparerCles } from './cles-de-signature.js'
import { CHEMIN_DE_USERINFO, configurer, ECHANGE_DE_JETON, ROUTES, VECTEUR_JWT, VECTEUR_SAML } from './configuration-oidc.js'
import type { Habilitations } from './habilitations.js'
import { installerPointsDAcces } from './points-d-acces.js'
import type { LireCertificat } from './possession/certificat.js'
import type { JetonDeLAppel } from './possession/possession.js'
import { creerQuotaDeJetons } from './quota-de-jetons.js'
import type { CatalogueDeScopes, RefusDeScope } from './scope-demande.js'
import { secretReconnu } from './secret-de-client.js'
import { autoriser, reprendre } from './sso/autoriser.js'
import { creerDeconnexion } from './sso/deconnexion.js'
import { echangerUnJeton, PARAMETRES_D_ECHANGE } from './sso/echange-de-jeton.js'
import type { SignatureUnique } from './sso/signature-unique.js'
import { renseigner } from './sso/userinfo.js'
import type { Verifier } from './verification.js'
import { echangerUnVecteur, PARAMETRES_DE_VECTEUR } from './vecteur/echanger.js'
import { lireLeJwt } from './vecteur/jwt.js'
import { lireLeSaml } from './vecteur/saml.js'

/** `adressePublique` is the origin clients use, without a final slash: issuer, and base of every published address. */
type Reglages = {
  sql: Sql
  secrets: { signature: JWK[]; cookies: string[] }
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  sso: SignatureUnique
  etatCivil: (autorisation: string, personne: string) => Promise<Record<string, unknown> | null>
  verifier: Verifier
  jetonDe: JetonDeLAppel
  certificatDe: LireCertificat
  jetonsParSeconde?: number
  horloge?: () => Date
}

/**
 * The authorization server: token endpoint of the partner contract, discovery (OpenID Connect, RFC 8414), JWKS, introspection (RFC 7662),
 * revocation (RFC 7009), authorization code, userinfo, token exchange (RFC 8693) and assertions of other identity providers (RFC 7522, 7523). `installer` mounts it on a Fastify instance, whose
 * hooks see its answers; `provider` is what the screens of agreement conclude with.
 */
export const creerServeurAutorisation = async (
  reglages: Reglages,
): Promise<{ provider: InstanceType<typeof Provider>; installer(app: FastifyInstance): void }> => {
  const { sql, secrets, adressePublique, habilitations, sso, etatCivil, verifier, jetonDe, certificatDe } = reglages
  const { horloge = () => new Date(), jetonsParSeconde } = reglages
  const cles = await preparerCles(secrets.signature)
  const quota = creerQuotaDeJetons(() => horloge().getTime(), jetonsParSeconde)
  const provider = new Provider(adressePublique, configurer({ ...reglages, cookies: secrets.cookies, quota, horloge }, cles))
  provider.Client.prototype.compareClientSecret = function (secret: string) {
    return secretReconnu(secret, habilitations.application(this.clientId)?.secretEmpreinte ?? [])
  }
  const appeler = creerAppel(provider, adressePublique)
  provider.registerGrantType(ECHANGE_DE_JETON, echangerUnJeton({ ...reglages, verifier, horloge }), PARAMETRES_D_ECHANGE)
  provider.registerGrantType(VECTEUR_JWT, echangerUnVecteur({ ...reglages, horloge }, lireLeJwt), PARAMETRES_DE_VECTEUR)
  provider.registerGrantType(VECTEUR_SAML, echangerUnVecteur({ ...reglages, horloge }, lireLeSaml), PARAMETRES_DE_VECTEUR)
  const deconnecter = await creerDeconnexion({ sql, secrets, adressePublique, habilitations, sso, horloge })
  const code = { provider, appeler, sso, habilitations, adressePublique }
  return {
    provider,
    installer: app => {
      app.get(CHEMIN_DE_USERINFO, renseigner({ secrets, adressePublique, jetonDe, sso, habilitations, etatCivil, horloge }))
      void app.register(async portee => {
        await portee.register(cookie)
        installerPointsDAcces(portee, { sql, appeler, verifier, certificatDe, habilitations, quota })
        portee.get('/connexion/oauth2/agent/authorize', autoriser(code, '/agent'))
        portee.get('/compte/deconnexion', deconnecter)
        portee.post('/connexion/oauth2/deconnexion', deconnecter)
        portee.get(ROUTES.authorization, autoriser(code))
        portee.get(`${ROUTES.authorization}/:uid`, reprendre(code))
      })
    },
  }
}
