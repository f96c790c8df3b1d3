import type { Contexte } from './contexte.js'

/**
 * Metadata of the server (OpenID Connect Discovery, RFC 8414). The library always announces an authorization endpoint and signature
 * settings of identity tokens: nobody logs in here yet, so they are left out.
 */
export const decouvrir = async ({ appeler }: Pick<Contexte, 'appeler'>, adresse: string): Promise<Record<string, unknown>> => {
  const { corps } = await appeler({ methode: 'GET', url: adresse })
  const methodes = {
    methodes: corps.token_endpoint_auth_methods_supported,
    algorithmes: corps.token_endpoint_auth_signing_alg_values_supported,
  }
  const annonces = Object.fromEntries(Object.entries(corps).filter(([nom]) => !SANS_OBJET.has(nom)))
  return {
    ...annonces,
    response_types_supported: [],
    introspection_endpoint_auth_methods_supported: methodes.methodes,
    introspection_endpoint_auth_signing_alg_values_supported: methodes.algorithmes,
    revocation_endpoint_auth_methods_supported: methodes.methodes,
    revocation_endpoint_auth_signing_alg_values_supported: methodes.algorithmes,
  }
}

const SANS_OBJET = new Set([
  'authorization_endpoint',
  'authorization_response_iss_parameter_supported',
  'claims_parameter_supported',
  'claims_supported',
  'claim_types_supported',
  'code_challenge_methods_supported',
  'response_modes_supported',
  'scopes_supported',
])
