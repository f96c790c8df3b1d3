import { CHEMIN_DE_USERINFO } from './configuration-oidc.js'
import type { Contexte } from './contexte.js'

/** Metadata of the server (OpenID Connect Discovery, RFC 8414), without what the library announces and nobody may use here. */
export const decouvrir = async ({ appeler }: Pick<Contexte, 'appeler'>, adresse: string): Promise<Record<string, unknown>> => {
  const { corps } = await appeler({ methode: 'GET', url: adresse })
  const methodes = {
    methodes: corps.token_endpoint_auth_methods_supported,
    algorithmes: corps.token_endpoint_auth_signing_alg_values_supported,
  }
  const annonces = Object.fromEntries(Object.entries(corps).filter(([nom]) => !SANS_OBJET.has(nom)))
  return {
    ...annonces,
    // No token is renewed beyond its session: there is nothing to refresh.
    grant_types_supported: (corps.grant_types_supported as string[]).filter(nom => nom !== 'refresh_token'),
    userinfo_endpoint: `${String(corps.issuer)}${CHEMIN_DE_USERINFO}`,
    introspection_endpoint_auth_methods_supported: methodes.methodes,
    introspection_endpoint_auth_signing_alg_values_supported: methodes.algorithmes,
    revocation_endpoint_auth_methods_supported: methodes.methodes,
    revocation_endpoint_auth_signing_alg_values_supported: methodes.algorithmes,
  }
}

const SANS_OBJET = new Set(['claims_parameter_supported', 'claim_types_supported', 'response_modes_supported'])
