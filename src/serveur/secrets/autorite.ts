import { type Autorite, fabriquerAutorite, lireAutorite } from '../../signature/index.js'
import type { Forme } from './lecture.js'

const MARQUE = 'demonstration:'
const JOUR = 86_400_000

/** The authority that certifies signatories: its private key and its certificate, then the certificates of those it replaces. */
export const autoriteDeSignature: Forme<Autorite> = {
  lire: texte => {
    const clair = texte.includes('-----BEGIN') ? texte : Buffer.from(texte, 'base64').toString('utf8')
    const valeur = lireAutorite(clair.replace(MARQUE, ''))
    return typeof valeur === 'string' ? valeur : { valeur, demonstration: clair.startsWith(MARQUE) }
  },
  tirer: async () => uneAutorite('Autorité de signature', 1),
  // A demonstration tells stories that began before it was started.
  tirerDeDemonstration: async () => `${MARQUE}\n${uneAutorite('Autorité de démonstration, sans valeur', 1000)}`,
  attendu:
    'une clé privée EC P-256 et son certificat d’autorité, au format PEM, suivis des certificats des autorités qu’elle remplace (npm run plateforme -- secrets creer en fabrique une)',
}

function uneAutorite(nom: string, joursAvant: number): string {
  const maintenant = Date.now()
  return fabriquerAutorite(nom, { depuis: new Date(maintenant - joursAvant * JOUR), jusque: new Date(maintenant + 20 * 365 * JOUR) })
}
