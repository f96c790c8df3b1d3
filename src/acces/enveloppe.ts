import { CompactEncrypt, importJWK, type JWK, SignJWT } from 'jose'
import type { Enveloppes } from '../moteur/http/index.js'
import { preparerCles } from './cles-de-signature.js'
import type { Habilitations } from './habilitations.js'

/** How an answer may be enciphered: a key agreement or a wrapping, never one that leaves the key in the clear or is broken. */
export const ALGORITHMES_DE_CHIFFREMENT = ['ECDH-ES+A256KW', 'RSA-OAEP-256'] as const

type Reglages = {
  secrets: { signature: JWK[] }
  adressePublique: string
  habilitations: Pick<Habilitations, 'application'>
  horloge: () => Date
}

/**
 * Answers as a signed JWT within a JWE (RFC 7519, 5.2), for the first key the application registered: a new one put before the old is used
 * at once, and the `kid` tells which to open with.
 */
export const creerEnveloppes = async ({ secrets, adressePublique, habilitations, horloge }: Reglages): Promise<Enveloppes> => {
  const [signature] = await preparerCles(secrets.signature)
  const cleDe = (application: string) => habilitations.application(application)?.clesDeChiffrement[0]
  return {
    possible: application => cleDe(application) !== undefined,
    async sceller({ application, correlation }, corps) {
      const cle = cleDe(application)
      if (!cle) throw new Error('Une réponse devait être chiffrée, et son application n’a plus de clé.')
      const emis = Math.floor(horloge().getTime() / 1000)
      const jws = await new SignJWT({ reponse: JSON.parse(corps) as unknown })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: signature.kid })
        .setIssuer(adressePublique)
        .setAudience(application)
        .setIssuedAt(emis)
        .setJti(correlation)
        .sign(signature.privee)
      const { alg = '', kid = '' } = cle
      return new CompactEncrypt(Buffer.from(jws))
        .setProtectedHeader({ alg, enc: 'A256GCM', kid, cty: 'JWT' })
        .encrypt(await importJWK(cle, alg))
    },
  }
}
