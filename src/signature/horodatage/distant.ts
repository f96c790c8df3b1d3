import { HttpTimestampAuthority, TimestampError } from '@libpdf/core'
import { SignatureImpossible } from '../signature-impossible.js'
import type { Horodateur } from './horodateur.js'

const DELAI = 10_000

/** A server reached by the protocol of RFC 3161 over HTTP. It learns a digest, nothing of the document. */
export function horodateurDistant(adresse: string): Horodateur {
  const serveur = new HttpTimestampAuthority(adresse, { timeout: DELAI })
  return {
    async horodater(empreinte) {
      try {
        return Buffer.from(await serveur.timestamp(empreinte, 'SHA-256'))
      } catch (cause) {
        if (!(cause instanceof TimestampError)) throw cause
        throw new SignatureImpossible(
          'Le serveur d’horodatage ne répond pas comme attendu : rien n’a été signé, recommencez dans un moment.',
          {
            cause,
          },
        )
      }
    },
  }
}
