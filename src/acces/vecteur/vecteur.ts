/**
 * Organisation, agent, level and profiles, vouched for by the organisation's own identity provider: the « vecteur d'identification » of
 * InterOPS, whose principles are transposed here (its body text is not public: no conformity is claimed).
 */
export type Vecteur = {
  jti: string
  /** The agent, under a name of her organisation. */
  sujet: string
  nom: string
  prenom: string
  /** Level of authentication it states, in our words. */
  niveau: unknown
  amr: readonly string[]
  /** Epoch seconds. */
  authentifieLe: number
  expire: number
  pagm: readonly string[]
}

/** Faults of InterOPS, as an error description of the token endpoint says them, and one of ours: whom vigilance, or somebody, stopped. */
export type Faute = 'invalid-vi' | 'invalid-issuer' | 'invalid-auth-level' | 'invalid-pagm' | 'replayed-vi' | 'access-suspended'

export class VecteurRefuse extends Error {
  constructor(
    readonly faute: Faute,
    readonly motif: string,
    readonly jti: string | null = null,
  ) {
    super(`${faute}: ${motif}`)
  }
}

/** For whom an assertion must be: this server, a client, at an instant. */
export type Attendu = { adressePublique: string; client: string; instant: Date }

/** Seconds an assertion may live, at most. */
export const VIE_MAXIMALE = 300

// What separates the parts of an agent in the journal may not be in one of them.
const PROPRE = /^[^|\p{Cc}]{1,100}$/u

/** What an assertion says once its signature is verified, whatever its format. @throws VecteurRefuse */
export function exigerLeVecteur(lu: Partial<Record<keyof Vecteur, unknown>>, emisLe: unknown, instant: Date): Vecteur {
  const { jti, sujet, nom = '', prenom = '', niveau, amr, authentifieLe, expire, pagm } = lu
  const secondes = instant.getTime() / 1000
  const refuser = (motif: string): never => {
    throw new VecteurRefuse('invalid-vi', motif, typeof jti === 'string' ? jti.slice(0, 200) : null)
  }
  if (typeof jti !== 'string' || jti === '' || jti.length > 200) return refuser('no identifier of at most 200 characters')
  if (typeof sujet !== 'string' || !PROPRE.test(sujet)) return refuser('no usable subject')
  if ([nom, prenom].some(n => typeof n !== 'string' || (n !== '' && !PROPRE.test(n)))) return refuser('unusable name')
  if (typeof expire !== 'number' || typeof emisLe !== 'number') return refuser('no issue or expiry instant')
  if (expire <= secondes) return refuser('expired')
  if (expire - emisLe > VIE_MAXIMALE || emisLe > secondes + 30) return refuser(`lives more than ${VIE_MAXIMALE} seconds`)
  if (typeof authentifieLe !== 'number' || authentifieLe > secondes + 30) return refuser('no instant of authentication')
  const profils = Array.isArray(pagm) ? pagm.filter(p => typeof p === 'string') : []
  const methodes = Array.isArray(amr) ? amr.filter(m => typeof m === 'string') : []
  return { jti, sujet, nom: nom as string, prenom: prenom as string, niveau, amr: methodes, authentifieLe, expire, pagm: profils }
}
