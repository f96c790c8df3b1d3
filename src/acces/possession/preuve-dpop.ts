import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import { algorithmesDePreuve } from '../../moteur/liaison.js'

/** What a proof is about. `adresse`: public address of the call, without query. `jeton`: the one it goes with; none when one is asked for. */
export type AppelProuve = { methode: string; adresse: string; jeton?: string; instant: Date }

/** A proof that holds: thumbprint of its key (RFC 7638), its identifier, the nonce it answers. */
export type PreuveDePossession = { empreinte: string; jti: string; defi: string | undefined }

/** Seconds a proof may have waited, and by how much a clock may be ahead. */
export const VIE_D_UNE_PREUVE = 60
const AVANCE = 10

const LONGUEUR_MAXIMALE = 4_096

/**
 * Verifies a DPoP proof (RFC 9449, 4.3) but for its replay and its nonce, which need more than the proof. Rejects with the reason, for
 * the log.
 */
export async function lirePreuve(preuve: unknown, { methode, adresse, jeton, instant }: AppelProuve): Promise<PreuveDePossession> {
  if (typeof preuve !== 'string' || preuve.length > LONGUEUR_MAXIMALE) throw new Error('preuve DPoP absente ou démesurée')
  const { payload, protectedHeader } = await jwtVerify(preuve, EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: [...algorithmesDePreuve],
    currentDate: instant,
  })
  const { jti, htm, htu, iat, ath, nonce } = payload
  const age = typeof iat === 'number' ? instant.getTime() / 1000 - iat : Number.NaN
  if (!(age <= VIE_D_UNE_PREUVE && age >= -AVANCE)) throw new Error('preuve DPoP trop ancienne, ou d’un instant à venir')
  if (typeof jti !== 'string' || jti === '' || jti.length > 200) throw new Error('preuve DPoP sans identifiant')
  if (htm !== methode) throw new Error('preuve DPoP d’une autre méthode')
  if (sansRequete(htu) !== new URL(adresse).href) throw new Error('preuve DPoP d’une autre adresse')
  if (jeton !== undefined && ath !== createHash('sha256').update(jeton).digest('base64url')) throw new Error('preuve DPoP d’un autre jeton')
  if (nonce !== undefined && typeof nonce !== 'string') throw new Error('preuve DPoP au nonce illisible')
  // The signature was verified by this key: it is there.
  return { empreinte: await calculateJwkThumbprint(protectedHeader.jwk ?? {}), jti, defi: nonce }
}

const sansRequete = (adresse: unknown): string | undefined => {
  if (typeof adresse !== 'string' || !URL.canParse(adresse)) return undefined
  const lue = new URL(adresse)
  lue.search = ''
  lue.hash = ''
  return lue.href
}
