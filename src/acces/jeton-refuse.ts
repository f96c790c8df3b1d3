/**
 * A Bearer token that does not open the door: 401 with `wwwAuthenticate` as the WWW-Authenticate header (RFC 6750, 3). `message` is for
 * the caller; `motif` says more and is for the log only. Without any token, no error code is given (RFC 6750, 3.1).
 */
export class JetonRefuse extends Error {
  readonly statusCode = 401
  readonly wwwAuthenticate: string
  readonly motif: string
  /** The application a genuine token was issued to; unknown when nothing proves it. */
  readonly application: string | undefined

  constructor(motif: string, { absent = false, application }: { absent?: boolean; application?: string } = {}) {
    super(absent ? 'Un jeton d’accès est nécessaire.' : 'Le jeton d’accès est invalide, expiré ou révoqué.')
    this.motif = motif
    this.application = application
    this.wwwAuthenticate = absent ? 'Bearer' : 'Bearer error="invalid_token"'
  }
}
