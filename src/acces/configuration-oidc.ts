import { randomBytes } from 'node:crypto'
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { Sql } from 'postgres'
import { creerAdaptateur } from './adaptateur.js'
import { estEnService } from './application-en-service.js'
import { verifierAssertion } from './assertion-de-client.js'
import { errors } from './bibliotheque.js'
import type { CleDeSignature } from './cles-de-signature.js'
import type { Application, Habilitations } from './habilitations.js'
import { audience, DUREE_DE_JETON } from './jeton.js'
import type { creerQuotaDeJetons } from './quota-de-jetons.js'
import { lireRoyaume } from './royaume.js'
import { type CatalogueDeScopes, deciderScope, type RefusDeScope } from './scope-demande.js'

export const ROUTES = {
  token: '/connexion/oauth2/access_token',
  jwks: '/connexion/oauth2/jwks',
  introspection: '/connexion/oauth2/introspection',
  revocation: '/connexion/oauth2/revocation',
} as const

/** What the authorization server needs to decide; `horloge` gives the present instant. */
export type Decideurs = {
  sql: Sql
  cookies: string[]
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  quota: ReturnType<typeof creerQuotaDeJetons>
  horloge: () => Date
}

/** Settings of the OAuth library: client credentials only, JWT access tokens for one resource, clients from the register. */
export const configurer = (decideurs: Decideurs, cles: readonly [CleDeSignature, ...CleDeSignature[]]): Configuration => {
  const { sql, cookies, adressePublique, habilitations, horloge } = decideurs
  const trouverClient = (clientId: string): ClientMetadata | undefined => {
    const application = habilitations.application(clientId)
    return application && estEnService(application, horloge()) ? enClient(application) : undefined
  }
  const memeOrganisation = (un: string, autre: string | undefined): boolean =>
    habilitations.application(un)?.organisation === habilitations.application(autre ?? '')?.organisation
  return {
    adapter: creerAdaptateur(sql, trouverClient),
    jwks: { keys: cles.map(({ jwk }) => jwk) },
    cookies: { keys: cookies },
    routes: ROUTES,
    responseTypes: [],
    scopes: [],
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256'] },
    assertJwtClientAuthClaimsAndHeader: (_ctx, claims) => verifierAssertion(claims, horloge()),
    ttl: { ClientCredentials: DUREE_DE_JETON },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, jeton) => memeOrganisation(client.clientId, jeton.clientId) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, jeton) => client.clientId === jeton.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience(adressePublique),
        getResourceServerInfo: (ctx, ressource, client) => {
          if (ressource !== audience(adressePublique)) throw new errors.InvalidTarget()
          const scope = accorder(decideurs, ctx, client.clientId).join(' ')
          return { scope, audience: ressource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256', kid: cles[0].kid } } }
        },
      },
    },
    extraTokenClaims: (ctx, jeton) => {
      const application = habilitations.application(jeton.clientId ?? '')
      return { org: application?.organisation, str: application?.structure ?? undefined, realm: lireRoyaume(ctx.query.realm) }
    },
    // The answer echoes the scope asked; the token carries what it confers (see `application_<client_id>`).
    formats: {
      customizers: {
        jwt: (_ctx, jeton, { payload }) => {
          payload.scope = jeton.resourceServer?.scope
        },
      },
    },
  }
}

/** Called by the library once the client is authenticated and before anything is signed: realm, quota, then scopes. */
const accorder = ({ habilitations, quota, ...decideurs }: Decideurs, ctx: KoaContextWithOIDC, clientId: string): string[] => {
  const application = habilitations.application(clientId)
  const royaume = lireRoyaume(ctx.query.realm)
  if (!application || !royaume || !application.royaumes.includes(royaume)) {
    throw new errors.InvalidClient(`Client authentication failed: this application is not registered in the realm ${royaume}`)
  }
  if (quota.etat(clientId).epuise) throw new errors.SlowDown()
  quota.compter(clientId)
  const { scope } = ctx.oidc.params ?? {}
  if (typeof scope !== 'string') throw new errors.InvalidScope('Unknown/invalid scope(s): [] (the parameter scope is required)', '')
  const decision = deciderScope(application, scope.split(' '), decideurs)
  if ('refus' in decision) throw new errors.InvalidScope(decision.refus, '')
  return decision.conferes
}

/** The library wants a secret it can compare; ours are stored hashed and compared elsewhere, so it gets one that nobody knows. */
const LEURRE = randomBytes(32).toString('base64url')

const enClient = (application: Application): ClientMetadata => ({
  client_id: application.clientId,
  token_endpoint_auth_method: application.methode,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  id_token_signed_response_alg: 'ES256',
  ...(application.methode === 'client_secret_post' ? { client_secret: LEURRE } : { jwks: application.jwks ?? { keys: [] } }),
})
