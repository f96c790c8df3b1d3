import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import type { Configuration, Provider as TypeDuFournisseur } from 'oidc-provider'
import { Provider } from '../../src/acces/bibliotheque.js'
import type { Profil } from '../../src/acces/federation/index.js'
import type { Compte } from './compte.js'
import { creerMemoire } from './memoire.js'
import { pageDeSortie, pageDErreur } from './pages.js'

type Reglages = { nom: Profil['nom']; libelle: string; racine: string; adressePublique: string; comptes: readonly Compte[]; scopes: Scopes }
type Scopes = Readonly<Record<string, readonly string[]>>

export type FournisseurDEssai = {
  provider: TypeDuFournisseur
  enregistrement: { emetteur: string; clientId: string; secret: string }
  fermer(): void
}

/** A real OpenID provider, certified library included, that knows one client and believes whoever picks a name in a list. */
export async function creerFournisseurDEssai(r: Reglages): Promise<FournisseurDEssai> {
  const emetteur = r.adressePublique + r.racine
  const [clientId, secret] = ['si-plateforme', randomBytes(32).toString('base64url')]
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const memoire = creerMemoire()
  const configuration: Configuration = {
    adapter: memoire.adaptateur,
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${r.adressePublique}/connexion/${r.nom}/retour`],
        post_logout_redirect_uris: [`${r.adressePublique}/deconnexion/retour`],
        id_token_signed_response_alg: 'ES256',
        userinfo_signed_response_alg: 'ES256',
      },
    ],
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `${r.nom}_session`, interaction: `${r.nom}_interaction`, resume: `${r.nom}_suite` },
    },
    scopes: ['openid', ...Object.keys(r.scopes)],
    claims: {
      acr: null,
      amr: null,
      auth_time: null,
      openid: ['sub'],
      ...Object.fromEntries(Object.entries(r.scopes).map(([scope, claims]) => [scope, [...claims]])),
    },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    ttl: { AuthorizationCode: 60, AccessToken: 60, IdToken: 60, Interaction: 900, Session: 43_200, Grant: 43_200 },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, formulaire) => {
          ctx.body = pageDeSortie(r.libelle, formulaire)
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `${r.racine}/choix/${uid}` },
    findAccount: (_ctx, cle) => {
      const compte = r.comptes.find(c => c.cle === cle)
      return compte && { accountId: cle, claims: () => ({ ...compte.claims }) }
    },
    // Consent was given by signing up; neither of the real ones asks for it again.
    loadExistingGrant: async ctx => {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId })
      grant.addOIDCScope(['openid', ...Object.keys(r.scopes)].join(' '))
      grant.addOIDCClaims(['acr', 'amr'])
      await grant.save()
      return grant
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html'
      ctx.body = pageDErreur(r.libelle, [error, error_description].filter(Boolean).join(' — '))
    },
  }
  const provider = new Provider(emetteur, configuration)
  return { provider, enregistrement: { emetteur, clientId, secret }, fermer: memoire.fermer }
}
