import { createPrivateKey } from 'node:crypto'
import type { Secrets } from '../src/serveur/secrets.js'
import { type Autorite, enPem, lireAutorite } from '../src/signature/index.js'

/** The keys of a test, for a process of its own. */
export const secretsEnTexte = (s: Secrets): string =>
  JSON.stringify({ ...s, autorite: autoriteEnPem(s.autorite), scellement: s.scellement.privee.export({ type: 'pkcs8', format: 'pem' }) })

export function secretsDuTexte(texte: string): Secrets {
  const lus = JSON.parse(texte, (_, valeur: unknown) => (estTampon(valeur) ? Buffer.from(valeur.data) : valeur)) as Omit<
    Secrets,
    'autorite' | 'scellement'
  > & {
    autorite: string
    scellement: string
  }
  const autorite = lireAutorite(lus.autorite)
  if (typeof autorite === 'string') throw new Error(autorite)
  return { ...lus, autorite, scellement: { privee: createPrivateKey(lus.scellement), anciennes: [] } }
}

const autoriteEnPem = ({ cle, certificat, anciennes }: Autorite): string =>
  [cle.export({ type: 'pkcs8', format: 'pem' }), ...[certificat, ...anciennes].map(enPem)].join('\n')

function estTampon(valeur: unknown): valeur is { type: 'Buffer'; data: number[] } {
  return typeof valeur === 'object' && valeur !== null && 'type' in valeur && valeur.type === 'Buffer'
}
