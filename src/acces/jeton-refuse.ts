/**
 * A Bearer token that does not open the door: 401 with `wwwAuthenticate` as the WWW-Authenticate header (RFC 6750, 3). `message` is for
 * the caller; `motif` says more and is for the log only. Without any token, no error code is given (RFC 6750, 3.1).
 */
export class JetonRefuse extends Error {
  readonly statusCode = 401
  readonly wwwAuthenticate: string
  readonly motif: string

  constructor(motif: string, { absent = false } = {}) {
    super(absent ? 'Un jeton d’accès est nécessaire.' : 'Le jeton d’accès est invalide, expiré ou révoqué.')
    this.motif = motif
    this.wwwAuthenticate = absent ? 'Bearer' : 'Bearer error="invalid_token"'
  }
}
