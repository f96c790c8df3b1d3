import { join } from 'node:path'
import type { JWK } from 'jose'
import { z } from 'zod'
import { franceconnect, proconnect, type Profil } from '../acces/federation/index.js'
import type { Configuration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { lireFichierPrive } from './fichier-prive.js'
import { type Forme, lireOuTirer, type Source } from './secrets/lecture.js'

const profils = { proconnect, franceconnect }

const jamaisTire = () => Promise.reject(new Error('le secret d’un vrai fournisseur ne se tire pas au sort'))

/** A secret as the provider sent it, on one line. */
const secretDeClient: Forme<string> = {
  lire: texte =>
    /^[\x21-\x7e]{16,512}$/.test(texte)
      ? { valeur: texte, demonstration: false }
      : 'ce n’est pas un secret d’une ligne, d’au moins 16 caractères.',
  tirer: jamaisTire,
  tirerDeDemonstration: jamaisTire,
  attendu: 'le secret que le fournisseur d’identité a remis',
}

/** Private keys to which a provider enciphers its answers, each for one algorithm. */
const clesDeDechiffrement: Forme<JWK[]> = {
  lire: texte => {
    const lues = jwks.safeParse(enJson(texte.startsWith('{') ? texte : Buffer.from(texte, 'base64').toString('utf8')))
    return lues.success ? { valeur: lues.data.keys, demonstration: false } : 'ce n’est pas un jeu de clés privées de chiffrement.'
  },
  tirer: jamaisTire,
  tirerDeDemonstration: jamaisTire,
  attendu: 'un jeu de clés privées ({"keys":[…]}, RFC 7517), chacune avec « kid » et « alg » : ECDH-ES sur P-256, RSA-OAEP ou RSA-OAEP-256',
}

const jwks = z.object({
  keys: z
    .array(
      z.looseObject({
        kty: z.enum(['EC', 'RSA']),
        kid: z.string().min(1),
        alg: z.enum(['ECDH-ES', 'ECDH-ES+A256KW', 'RSA-OAEP', 'RSA-OAEP-256']),
        d: z.string().min(1),
      }),
    )
    .min(1),
})

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}

/**
 * The identity providers the configuration names, with their secrets: from a file of the secrets folder or a variable, never from the
 * database. As strict in a demonstration as in production, since these providers are real.
 * @throws ConfigurationInvalide
 */
export async function chargerFournisseurs(configuration: Configuration, env: NodeJS.ProcessEnv = process.env): Promise<Profil[]> {
  const source: Source = { dossier: configuration.dossierSecrets, mode: 'production', env, phrases: [] }
  const lus = await Promise.all(
    configuration.fournisseurs.map(async ({ nom, ...enregistrement }) => {
      const secret = await lireOuTirer(source, {
        fichier: `${nom}.secret`,
        variable: `SECRET_${nom.toUpperCase()}`,
        forme: secretDeClient,
      })
      const cles = { fichier: `${nom}-dechiffrement.jwks.json`, variable: `SECRET_${nom.toUpperCase()}_DECHIFFREMENT` }
      // Only a provider asked to encipher needs one.
      const chiffre = env[cles.variable] || lireFichierPrive(join(configuration.dossierSecrets, cles.fichier)) !== undefined
      const dechiffrement = chiffre ? await lireOuTirer(source, { ...cles, forme: clesDeDechiffrement }) : undefined
      return secret
        ? [profils[nom]({ ...enregistrement, secret: secret.valeur, ...(dechiffrement && { dechiffrement: dechiffrement.valeur }) })]
        : []
    }),
  )
  if (source.phrases.length > 0) throw new ConfigurationInvalide(source.phrases)
  return lus.flat()
}
