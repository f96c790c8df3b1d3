import * as oidc from 'openid-client'
import { ConnexionRefusee } from './connexion-refusee.js'
import type { Fournisseur } from './fournisseur.js'
import { certifieesPar, type IdentiteFederee, lireIdentite } from './identite-federee.js'
import { fauteDeNiveau } from './niveau-recu.js'
import { estUnePanne } from './panne.js'
import type { Demarche } from './temoin.js'

/**
 * Turns a callback into an identity. The library verifies state, `iss` of the answer (RFC 9207), PKCE, nonce, signature, issuer,
 * audience and dates of the id_token, then signature and subject of the userinfo; what it leaves to its caller is verified here.
 *
 * @throws ConnexionRefusee
 */
export async function lireLeRetour(fournisseur: Fournisseur, demarche: Demarche, recue: URL, instant: Date): Promise<IdentiteFederee> {
  const { profil } = fournisseur
  const configuration = await fournisseur.configuration()
  try {
    const jetons = await oidc.authorizationCodeGrant(configuration, recue, {
      pkceCodeVerifier: demarche.verifier,
      expectedState: demarche.state,
      expectedNonce: demarche.nonce,
      idTokenExpected: true,
    })
    const claims = jetons.claims()
    if (!claims || !jetons.id_token) throw new ConnexionRefusee('reponse-douteuse', 'aucun id_token')
    const faute = fauteDeNiveau(claims, { acr: demarche.acr, demande: profil.demande })
    if (faute) throw new ConnexionRefusee('niveau-insuffisant', faute)
    const lues = await oidc.fetchUserInfo(configuration, jetons.access_token, claims.sub)
    exigerDestinataire(lues, profil.clientId, configuration.serverMetadata().issuer)
    return lireIdentite(profil, certifieesPar(signe(jetons), claims, instant), lues)
  } catch (erreur) {
    throw erreur instanceof ConnexionRefusee ? erreur : enRefus(erreur)
  }
}

/** The signed id_token, out of its envelope when it came in one: it is the one that the logout asks back. */
const signe = (jetons: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>): string =>
  oidc.getDecryptedResponses(jetons)?.id_token?.token_endpoint ?? jetons.id_token ?? ''

/** A signed userinfo names who signed it and for whom (OpenID Connect Core 5.3.2); the library only reads them when they are there. */
function exigerDestinataire({ iss, aud }: Readonly<Record<string, unknown>>, clientId: string, emetteur: string): void {
  const destinataires: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (iss !== emetteur || !destinataires.includes(clientId))
    throw new ConnexionRefusee('reponse-douteuse', 'userinfo signé par un autre, ou pour un autre')
}

function enRefus(erreur: unknown): ConnexionRefusee {
  if (erreur instanceof oidc.AuthorizationResponseError) {
    if (ERREURS_PASSAGERES.includes(erreur.error)) return refus('indisponible', erreur.error, erreur)
    // Said by ProConnect when no provider can give the essential level, and by any when the person gives up: nothing tells them apart.
    return refus('abandonnee', erreur.error, erreur)
  }
  if (estUnePanne(erreur)) return refus('indisponible', 'le fournisseur ne répond pas', erreur)
  if (erreur instanceof oidc.ResponseBodyError) {
    if (erreur.error === 'invalid_grant') return refus('code-perime', 'code déjà servi, périmé, ou d’une autre démarche', erreur)
    return refus('indisponible', `échange du code refusé : ${erreur.error}`, erreur)
  }
  return refus('reponse-douteuse', erreur instanceof Error ? erreur.message : 'réponse illisible', erreur)
}

const ERREURS_PASSAGERES = ['server_error', 'temporarily_unavailable']

const refus = (motif: ConnexionRefusee['motif'], message: string, cause: unknown) => new ConnexionRefusee(motif, message, { cause })
