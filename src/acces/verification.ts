import { errors, type JWK, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { jourDe } from '../moteur/moteur.js'
import { estEnService } from './application-en-service.js'
import { creerCache } from './cache-de-jetons.js'
import { preparerCles } from './cles-de-signature.js'
import type { Habilitations } from './habilitations.js'
import { audience, type JetonVerifie, lireRevendications, TYPE_DE_JETON } from './jeton.js'
import { JetonRefuse } from './jeton-refuse.js'
import { enVigueur, SESSION_DE_VECTEUR } from './vecteur/emetteur.js'

/** Verifies an Authorization header; see `creerVerification`. */
export type Verifier = (authorization: string | undefined) => Promise<JetonVerifie>

type Reglages = {
  secrets: { signature: JWK[] }
  adressePublique: string
  /** Asked at every call: a revoked token or an application cut off stops within seconds, cached or not. */
  revocations: Pick<Habilitations, 'estRevoque' | 'application' | 'organisation'>
  horloge?: () => Date
}

/** Tokens remembered once verified: more than the applications and agents of the country in 25 minutes on one process. */
const JETONS_EN_MEMOIRE = 10_000

/** Longest token read, in characters: with every scope of every actor ours take 12 kB, and no actor has them all; Node reads 16 kB of headers. */
const LONGUEUR_MAXIMALE = 14_336

/**
 * Prepares the verification of access tokens (RFC 9068) presented as Bearer (RFC 6750) or DPoP (RFC 9449): signature by one of the published keys, type,
 * issuer, audience, expiry, deny list, application in service. A signature is verified once, the rest at each call.
 *
 * Who lets somebody in by it also asks what the token is bound to: see `creerJetonDeLAppel`.
 *
 * The returned function rejects with `JetonRefuse` (401), or `HabilitationsPerimees` (503).
 */
export const creerVerification = async ({
  secrets,
  adressePublique,
  revocations,
  horloge = () => new Date(),
}: Reglages): Promise<Verifier> => {
  const cles = new Map((await preparerCles(secrets.signature)).map(({ kid, publique }) => [kid, publique]))
  const trouverCle: JWTVerifyGetKey = ({ kid }) => {
    const cle = cles.get(kid ?? '')
    if (!cle) throw new JetonRefuse('clé de signature inconnue')
    return cle
  }
  const attendu = { algorithms: ['ES256'], typ: TYPE_DE_JETON, issuer: adressePublique, audience: audience(adressePublique) }
  const cache = creerCache<JetonVerifie>(JETONS_EN_MEMOIRE)

  const motifDeRefus = (jeton: JetonVerifie, maintenant: Date): string | null => {
    if (jeton.expire * 1000 <= maintenant.getTime()) return 'jeton expiré'
    if (revocations.estRevoque(jeton.jti)) return 'jeton révoqué'
    if (jeton.session && revocations.estRevoque(`sid:${jeton.session.sid}`)) return 'session terminée'
    if (revocations.organisation(jeton.organisation)?.suspendue) return 'organisation suspendue'
    const application = revocations.application(jeton.clientId)
    if (
      jeton.session?.sid.startsWith(SESSION_DE_VECTEUR) &&
      !(application?.emetteur && enVigueur(application.emetteur, jourDe(maintenant)))
    )
      return 'convention qui ne vaut plus'
    return application && estEnService(application, maintenant) ? null : 'application hors service'
  }

  const verifierSignature = async (authorization: string): Promise<JetonVerifie> => {
    const jeton = lirePresente(authorization)
    const { payload } = await jwtVerify(jeton, trouverCle, { ...attendu, currentDate: horloge() }).catch((erreur: Error) => {
      if (erreur instanceof JetonRefuse) throw erreur
      // Its signature is good: whose it was is certain.
      const { client_id: application } =
        erreur instanceof errors.JWTExpired || erreur instanceof errors.JWTClaimValidationFailed ? erreur.payload : {}
      // The message would repeat what the token says.
      const motif = erreur instanceof errors.JOSENotSupported ? 'en-tête de jeton non pris en charge' : erreur.message
      throw new JetonRefuse(motif, typeof application === 'string' ? { application } : {})
    })
    const verifie = lireRevendications(payload)
    if (!verifie) throw new JetonRefuse('revendications incomplètes')
    return verifie
  }

  return async (authorization = '') => {
    // The key is the whole header, hence the whole token: nothing is parsed again for a token already seen.
    let verifie = cache.lire(authorization)
    if (!verifie) {
      verifie = await verifierSignature(authorization)
      cache.garder(authorization, verifie)
    }
    const motif = motifDeRefus(verifie, horloge())
    if (motif !== null) throw new JetonRefuse(motif, { application: verifie.clientId })
    return verifie
  }
}

const lirePresente = (authorization: string): string => {
  if (authorization === '') throw new JetonRefuse('aucun jeton', { absent: true })
  const jeton = /^(?:bearer|dpop) +([\w\-.~+/]+=*)$/i.exec(authorization.slice(0, LONGUEUR_MAXIMALE + 1))?.[1]
  if (!jeton || authorization.length > LONGUEUR_MAXIMALE) throw new JetonRefuse('en-tête Authorization illisible')
  return jeton
}
