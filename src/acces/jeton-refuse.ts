import { algorithmesDePreuve } from '../moteur/liaison.js'

type Suite = {
  absent?: boolean
  application?: string
  /** What the caller should have used. */
  schema?: 'Bearer' | 'DPoP'
  erreur?: 'invalid_token' | 'invalid_dpop_proof' | 'use_dpop_nonce'
  /** Nonce the next proof must hold. */
  defi?: string
}

/**
 * A token that does not open the door: 401 with its challenge (RFC 6750, 3; RFC 9449, 7.1 and 9) as `entetes`. `message` is for the
 * caller; `motif` says more and is for the log only. Without any token, no error code is given (RFC 6750, 3.1).
 */
export class JetonRefuse extends Error {
  readonly statusCode = 401
  readonly entetes: Readonly<Record<string, string>>
  readonly motif: string
  /** The application a genuine token was issued to; unknown when nothing proves it. */
  readonly application: string | undefined

  constructor(motif: string, { absent = false, application, schema = 'Bearer', erreur = 'invalid_token', defi }: Suite = {}) {
    super(absent ? 'Un jeton d’accès est nécessaire.' : 'Le jeton d’accès est invalide, expiré, révoqué, ou présenté sans sa preuve.')
    this.motif = motif
    this.application = application
    this.entetes = {
      'www-authenticate': absent ? 'Bearer' : schema === 'Bearer' ? `Bearer error="${erreur}"` : defiDpop(erreur),
      ...(defi !== undefined && { 'dpop-nonce': defi }),
    }
  }
}

const defiDpop = (erreur: string) => `DPoP error="${erreur}", algs="${algorithmesDePreuve.join(' ')}"`
