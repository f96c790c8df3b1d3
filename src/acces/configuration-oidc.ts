import { randomBytes } from 'node:crypto'
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { Sql } from 'postgres'
import { algorithmesDePreuve } from '../moteur/liaison.js'
import { creerAdaptateur } from './adaptateur.js'
import { estArretee, estEnService } from './application-en-service.js'
import { verifierAssertion } from './assertion-de-client.js'
import { errors } from './bibliotheque.js'
import { certificatDeLAppel } from './appel.js'
import type { CleDeSignature } from './cles-de-signature.js'
import type { Application, Habilitations } from './habilitations.js'
import { audience, DUREE_DE_JETON } from './jeton.js'
import { cleDesDefis } from './possession/defis.js'
import type { creerQuotaDeJetons } from './quota-de-jetons.js'
import { lireRoyaume } from './royaume.js'
import { type CatalogueDeScopes, deciderScope, type RefusDeScope } from './scope-demande.js'
import { exigerLeProfil, suitFapi } from './profil-fapi.js'
import { DUREE_MAXIMALE } from './session/index.js'
import { REVENDICATIONS, SCOPES_D_IDENTITE, trouverCompte } from './sso/compte.js'
import { ESPACE_DES_PERSONNES } from './sso/espace-des-personnes.js'
import type { SignatureUnique } from './sso/signature-unique.js'

export const ROUTES = {
  authorization: '/connexion/oauth2/authorize',
  pushed_authorization_request: '/connexion/oauth2/par',
  token: '/connexion/oauth2/access_token',
  jwks: '/connexion/oauth2/jwks',
  introspection: '/connexion/oauth2/introspection',
  revocation: '/connexion/oauth2/revocation',
} as const

/** Where whoever signs in to a partner's program is told what it will receive. */
export const CHEMIN_DE_L_ACCORD = '/connexion/accord'

/** Ours, not the library's: it reads the same tokens as the API. */
export const CHEMIN_DE_USERINFO = '/connexion/oauth2/userinfo'

/** Grant type of RFC 8693. */
export const ECHANGE_DE_JETON = 'urn:ietf:params:oauth:grant-type:token-exchange'

/** Grant types of RFC 7523 and RFC 7522: an assertion of the organisation's own identity provider. */
export const VECTEUR_JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
export const VECTEUR_SAML = 'urn:ietf:params:oauth:grant-type:saml2-bearer'

/** What the authorization server needs to decide; `horloge` gives the present instant. */
export type Decideurs = {
  sql: Sql
  cookies: string[]
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  quota: ReturnType<typeof creerQuotaDeJetons>
  sso: SignatureUnique
  horloge: () => Date
}

/** Settings of the OAuth library: JWT access tokens for one resource, clients from the register, accounts that are sessions of ours. */
export const configurer = (decideurs: Decideurs, cles: readonly [CleDeSignature, ...CleDeSignature[]]): Configuration => {
  const { sql, cookies, adressePublique, habilitations, sso, horloge } = decideurs
  const trouverClient = (clientId: string): ClientMetadata | undefined => {
    const application = habilitations.application(clientId)
    return application && estEnService(application, horloge()) && !estArretee(habilitations, application)
      ? enClient(application)
      : undefined
  }
  const memeOrganisation = (un: string, autre: string | undefined): boolean =>
    habilitations.application(un)?.organisation === habilitations.application(autre ?? '')?.organisation
  return {
    adapter: creerAdaptateur(sql, trouverClient),
    jwks: { keys: cles.map(({ jwk }) => jwk) },
    cookies: { keys: cookies },
    routes: ROUTES,
    responseTypes: ['code'],
    scopes: [...SCOPES_D_IDENTITE],
    claims: Object.fromEntries(Object.entries(REVENDICATIONS).map(([scope, noms]) => [scope, [...noms]])),
    findAccount: trouverCompte(sso.sessions, habilitations, sso.sujet),
    // A partner knows its users under names of its own organisation.
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_ctx, sid, client) => sso.sujetDe(sid, client.clientId),
    renderError: (ctx, erreur) => {
      ctx.body = erreur
    },
    interactions: { url: (_ctx, interaction) => `${CHEMIN_DE_L_ACCORD}/${interaction.uid}` },
    extraParams: ['realm'],
    // Published clients are confidential and leave it out; who sends a challenge must answer it, and who signs and binds must send one.
    pkce: { required: (_ctx, client) => suitFapi(habilitations.application(client.clientId)) },
    // The published PHP and Java examples exchange their code without repeating the address.
    allowOmittingSingleRegisteredRedirectUri: true,
    issueRefreshToken: () => false,
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256'], dPoPSigningAlgValues: [...algorithmesDePreuve] },
    assertJwtClientAuthClaimsAndHeader: (_ctx, claims, entete, client) => {
      verifierAssertion(claims, horloge())
      if (suitFapi(habilitations.application(client.clientId))) exigerLeProfil(adressePublique, { claims, entete, instant: horloge() })
    },
    ttl: {
      ClientCredentials: DUREE_DE_JETON,
      AccessToken: DUREE_DE_JETON,
      AuthorizationCode: 60,
      IdToken: DUREE_DE_JETON,
      Interaction: 600,
      Grant: DUREE_MAXIMALE,
      Session: DUREE_MAXIMALE,
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      // A proof that names no nonce of ours could have been made long before: one is always asked (RFC 9449, 8).
      dPoP: { enabled: true, nonceSecret: cleDesDefis(cookies), requireNonce: () => true },
      mTLS: { enabled: true, certificateBoundAccessTokens: true, getCertificate: certificatDeLAppel },
      pushedAuthorizationRequests: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, jeton) => memeOrganisation(client.clientId, jeton.clientId) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, jeton) => client.clientId === jeton.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience(adressePublique),
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, ressource, client) => {
          if (ressource !== audience(adressePublique)) throw new errors.InvalidTarget()
          const scope = accorder(decideurs, ctx, client.clientId).join(' ')
          return { scope, audience: ressource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256', kid: cles[0].kid } } }
        },
      },
    },
    extraTokenClaims: async (ctx, jeton) => {
      if (jeton.kind === 'AccessToken') return sso.revendicationsDe(jeton.accountId, jeton.clientId ?? '')
      const application = habilitations.application(jeton.clientId ?? '')
      return { org: application?.organisation, str: application?.structure ?? undefined, realm: lireRoyaume(ctx.query.realm) }
    },
    // The answer echoes the scope asked; the token carries what it confers (see `application_<client_id>`).
    formats: {
      customizers: {
        jwt: (_ctx, jeton, { payload }) => {
          if (jeton.kind !== 'AccessToken') payload.scope = jeton.resourceServer?.scope
        },
      },
    },
  }
}

/** Called by the library once the client is authenticated and before anything is signed: realm, quota, then scopes. */
const accorder = ({ habilitations, quota, ...decideurs }: Decideurs, ctx: KoaContextWithOIDC, clientId: string): string[] => {
  const application = habilitations.application(clientId)
  const { realm, grant_type } = ctx.oidc.params ?? {}
  // A code already says in which realm, and for which scopes, it was given.
  if (grant_type === 'authorization_code') return [...(application?.scopes ?? []), ...SCOPES_D_IDENTITE]
  const royaume = lireRoyaume(ctx.query.realm ?? realm)
  if (!application || !royaume || !application.royaumes.includes(royaume)) {
    throw new errors.InvalidClient(`Client authentication failed: this application is not registered in the realm ${royaume}`)
  }
  if (quota.etat(clientId).epuise) throw new errors.SlowDown()
  quota.compter(clientId)
  const { scope } = ctx.oidc.params ?? {}
  if (typeof scope !== 'string') throw new errors.InvalidScope('Unknown/invalid scope(s): [] (the parameter scope is required)', '')
  // A person's program acts for her: what it may be given is what the declaration opens to her.
  const pourQui = royaume === '/individu' ? { ...application, organisation: ESPACE_DES_PERSONNES } : application
  const decision = deciderScope(pourQui, scope.split(' '), decideurs)
  if ('refus' in decision) throw new errors.InvalidScope(decision.refus, '')
  return decision.conferes
}

/** The library wants a secret it can compare; ours are stored hashed and compared elsewhere, so it gets one that nobody knows. */
const LEURRE = randomBytes(32).toString('base64url')

const enClient = (application: Application): ClientMetadata => ({
  client_id: application.clientId,
  token_endpoint_auth_method: application.methode,
  grant_types: [
    'client_credentials',
    ECHANGE_DE_JETON,
    ...(application.emetteur ? [VECTEUR_JWT, VECTEUR_SAML] : []),
    ...(application.adressesDeRetour.length > 0 ? ['authorization_code'] : []),
  ],
  response_types: application.adressesDeRetour.length > 0 ? ['code'] : [],
  redirect_uris: application.adressesDeRetour,
  id_token_signed_response_alg: 'ES256',
  require_pushed_authorization_requests: suitFapi(application),
  dpop_bound_access_tokens: application.liaison.par === 'dpop',
  tls_client_certificate_bound_access_tokens: application.liaison.par === 'mtls',
  ...(application.methode === 'client_secret_post' ? { client_secret: LEURRE } : { jwks: application.jwks ?? { keys: [] } }),
})
