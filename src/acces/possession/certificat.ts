import { createHash, X509Certificate } from 'node:crypto'
import { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'

/** The certificate a call was made with; undefined without one. */
export type LireCertificat = (requete: FastifyRequest) => X509Certificate | undefined

/**
 * `entete`: where a proxy that terminates TLS before us writes the certificate (RFC 9440, or a PEM in percent-encoding), and must erase
 * what the caller wrote there. Without, the certificate is that of our own TLS; a header is then never read.
 */
export const creerLireCertificat =
  (entete: string | undefined): LireCertificat =>
  ({ raw, headers }) =>
    entete === undefined ? (raw.socket instanceof TLSSocket ? raw.socket.getPeerX509Certificate() : undefined) : lireEntete(headers[entete])

/** `x5t#S256` (RFC 8705, 3.1). */
export const empreinteDuCertificat = ({ raw }: X509Certificate): string => createHash('sha256').update(raw).digest('base64url')

const lireEntete = (valeur: string | string[] | undefined): X509Certificate | undefined => {
  if (typeof valeur !== 'string') return undefined
  const octets = /^:([A-Za-z0-9+/]+=*):$/.exec(valeur)?.[1]
  try {
    return new X509Certificate(octets === undefined ? decodeURIComponent(valeur) : Buffer.from(octets, 'base64'))
  } catch {
    return undefined
  }
}
