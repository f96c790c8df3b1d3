import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import type { Sql } from 'postgres'
import { creerAppel } from './appel.js'
import { Provider } from './bibliotheque.js'
import { preparerCles } from './cles-de-signature.js'
import { configurer } from './configuration-oidc.js'
import type { Habilitations } from './habilitations.js'
import { installerPointsDAcces } from './points-d-acces.js'
import { creerQuotaDeJetons } from './quota-de-jetons.js'
import type { CatalogueDeScopes, RefusDeScope } from './scope-demande.js'
import { secretReconnu } from './secret-de-client.js'
import { creerVerification } from './verification.js'

/** `adressePublique` is the origin clients use, without a final slash: issuer, and base of every published address. */
type Reglages = {
  sql: Sql
  secrets: { signature: JWK[]; cookies: string[] }
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  jetonsParSeconde?: number
  horloge?: () => Date
}

/**
 * The authorization server: token endpoint of the partner contract, discovery (OpenID Connect, RFC 8414), JWKS, introspection (RFC 7662)
 * and revocation (RFC 7009). `installer` mounts it on a Fastify instance, whose hooks see its answers.
 */
export const creerServeurAutorisation = async (reglages: Reglages): Promise<{ installer(app: FastifyInstance): void }> => {
  const { sql, secrets, adressePublique, habilitations, horloge = () => new Date(), jetonsParSeconde } = reglages
  const cles = await preparerCles(secrets.signature)
  const quota = creerQuotaDeJetons(() => horloge().getTime(), jetonsParSeconde)
  const provider = new Provider(adressePublique, configurer({ ...reglages, cookies: secrets.cookies, quota, horloge }, cles))
  provider.Client.prototype.compareClientSecret = function (secret: string) {
    return secretReconnu(secret, habilitations.application(this.clientId)?.secretEmpreinte ?? [])
  }
  const appeler = creerAppel(provider, adressePublique)
  const verifier = await creerVerification({ secrets, adressePublique, revocations: habilitations, horloge })
  return {
    installer: app => void app.register(async portee => installerPointsDAcces(portee, { sql, appeler, verifier, habilitations, quota })),
  }
}
