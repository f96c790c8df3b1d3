import { execFile } from 'node:child_process'
import { type CleMaitresse, EnveloppeFermee } from './cle-maitresse.js'

const DELAI = 20_000

/**
 * A key that somebody else keeps (KMS, HSM, Vault), reached by a program of the operator: `programme envelopper <usage>` and
 * `programme ouvrir <usage>` read on their standard input the key in base64, or the envelope, and write the other on their standard output.
 * A program that fails keeps the platform from starting: its last words are for the operator.
 */
export function cleDeCommande(programme: string): CleMaitresse {
  const demander = (quoi: 'envelopper' | 'ouvrir', usage: string, entree: string) =>
    new Promise<string>((rendre, refuser) => {
      const enfant = execFile(programme, [quoi, usage], { timeout: DELAI }, (erreur, sortie, dit) => {
        const lu = sortie.trim()
        if (erreur) refuser(new EnveloppeFermee(`« ${programme} ${quoi} » a échoué : ${dit.trim() || erreur.message}`))
        else if (lu === '') refuser(new EnveloppeFermee(`« ${programme} ${quoi} » n’a rien répondu`))
        else rendre(lu)
      })
      // A program that ends before it has read says why by its status.
      enfant.stdin?.on('error', () => {}).end(`${entree}\n`)
    })
  return {
    nom: 'commande',
    envelopper: (cle, usage) => demander('envelopper', usage, cle.toString('base64')),
    ouvrir: async (enveloppe, usage) => Buffer.from(await demander('ouvrir', usage, enveloppe), 'base64'),
  }
}
