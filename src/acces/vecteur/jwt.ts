import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import type { Emetteur } from './emetteur.js'
import { type Attendu, exigerLeVecteur, type Vecteur, VecteurRefuse } from './vecteur.js'

export const TYPE_DE_VECTEUR = 'vi+jwt'

/**
 * Reads an assertion in JWT (RFC 7523, 3): signed by a key of the issuer, for this server, by this client (`azp`).
 * @throws VecteurRefuse
 */
export async function lireLeJwt(assertion: string, emetteur: Emetteur, { adressePublique, client, instant }: Attendu): Promise<Vecteur> {
  const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...emetteur.jwks] }), {
    algorithms: ['ES256', 'PS256'],
    typ: TYPE_DE_VECTEUR,
    audience: adressePublique,
    currentDate: instant,
  }).catch((erreur: unknown): never => {
    // Its signature is good: which one it was may be told to who issued it.
    const jti = erreur instanceof errors.JWTExpired || erreur instanceof errors.JWTClaimValidationFailed ? erreur.payload.jti : null
    throw new VecteurRefuse('invalid-vi', erreur instanceof errors.JOSEError ? erreur.code : 'unreadable', jti ?? null)
  })
  if (payload.iss !== emetteur.nom) throw new VecteurRefuse('invalid-issuer', 'not the issuer declared for this client', payload.jti)
  if (payload['azp'] !== client) throw new VecteurRefuse('invalid-vi', 'azp must be the client_id', payload.jti)
  const { jti, sub: sujet, family_name: nom, given_name: prenom, acr: niveau, amr, auth_time: authentifieLe, exp: expire, pagm } = payload
  return exigerLeVecteur({ jti, sujet, nom, prenom, niveau, amr, authentifieLe, expire, pagm }, payload.iat, instant)
}
