import { franceconnect, proconnect, type Profil } from '../acces/federation/index.js'
import type { Configuration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
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
      return secret ? [profils[nom]({ ...enregistrement, secret: secret.valeur })] : []
    }),
  )
  if (source.phrases.length > 0) throw new ConfigurationInvalide(source.phrases)
  return lus.flat()
}
