import { importJWK, type JWK } from 'jose'
import * as oidc from 'openid-client'
import { ConnexionRefusee } from './connexion-refusee.js'
import { creerEcluse } from './ecluse.js'
import { estUnePanne } from './panne.js'
import type { Profil } from './profil.js'
import { creerTour } from './tour.js'

/** Seconds given to the provider for one answer: beyond, people see a page instead of waiting. */
const PATIENCE = 5
/** Sign-ins whose code is being exchanged at the same time. */
const ECHANGES_A_LA_FOIS = 16
/** More than a process of ours reads of answers in a second, less than a crowd. */
const DEPARTS_PAR_SECONDE = 100
/** Milliseconds during which what discovery said is taken as still true. */
const FRAICHEUR = 3_600_000
/** Milliseconds without asking again a provider that has just failed: a thousand people then wait for one question. */
const REPIT = 2_000

/** What discovery says of the provider, asked when first needed: a provider away stops nobody who does not need it. */
export type Fournisseur = {
  profil: Profil
  configuration(): Promise<oidc.Configuration>
  /** Exchanges with it go through here, a few at once. */
  retours: ReturnType<typeof creerTour>
  /** Who leaves for it goes through here, at the pace at which people come back. */
  partir: ReturnType<typeof creerEcluse>
}

export function creerFournisseur(profil: Profil, instant = () => performance.now()): Fournisseur {
  let connue: { configuration: Promise<oidc.Configuration>; jusqua: number } | undefined
  const retours = creerTour(ECHANGES_A_LA_FOIS, () => new ConnexionRefusee('indisponible', 'trop de connexions à la fois'))
  return {
    profil,
    retours,
    partir: creerEcluse({ parSeconde: DEPARTS_PAR_SECONDE, encombre: () => retours.enAttente() >= 2 * ECHANGES_A_LA_FOIS }),
    configuration() {
      if (connue && instant() < connue.jusqua) return connue.configuration
      const precedente = connue?.configuration
      const demandee = decouvrir(profil)
      // What was known stays good when the provider does not answer: keys and addresses change far less often than networks fail.
      const configuration = precedente ? demandee.catch(() => precedente) : demandee
      const courante = { configuration, jusqua: instant() + FRAICHEUR }
      connue = courante
      demandee.catch(() => {
        courante.jusqua = instant() + REPIT
      })
      return configuration
    },
  }
}

async function decouvrir({ emetteur, clientId, secret, algorithme, dechiffrement, joindre }: Profil): Promise<oidc.Configuration> {
  const metadonnees = { id_token_signed_response_alg: algorithme, userinfo_signed_response_alg: algorithme }
  // Only an address of this machine is accepted without TLS by the configuration.
  // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out
  const enClair = emetteur.startsWith('http://') ? [oidc.allowInsecureRequests] : []
  const cles = await Promise.all((dechiffrement ?? []).map(cleDeDechiffrement))
  try {
    const configuration = await oidc.discovery(new URL(emetteur), clientId, metadonnees, oidc.ClientSecretPost(secret), {
      timeout: PATIENCE,
      execute: [oidc.enableNonRepudiationChecks, ...enClair],
      ...(joindre && { [oidc.customFetch]: joindre }),
    })
    if (cles.length > 0) oidc.enableDecryptingResponses(configuration, CHIFFREMENTS, ...cles)
    return configuration
  } catch (cause) {
    const motif = estUnePanne(cause) ? 'ne répond pas' : 'publie une description inattendue'
    throw new ConnexionRefusee('indisponible', `le fournisseur ${emetteur} ${motif}`, { cause })
  }
}

/** What FranceConnect and ProConnect may encipher with. */
const CHIFFREMENTS = ['A256GCM', 'A128GCM', 'A256CBC-HS512', 'A128CBC-HS256']

async function cleDeDechiffrement(jwk: JWK): Promise<oidc.DecryptionKey> {
  const key = await importJWK(jwk)
  if (key instanceof Uint8Array) throw new Error('une clé de déchiffrement est asymétrique')
  return { key, ...(jwk.alg && { alg: jwk.alg }), ...(jwk.kid && { kid: jwk.kid }) }
}
