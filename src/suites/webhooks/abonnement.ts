import type { Chiffrement } from '../../moteur/chiffrement.js'

export const etatsDAbonnement = ['actif', 'arrete', 'desactive'] as const

type Secrets = { secret_chiffre: Buffer; ancien_secret_chiffre: Buffer | null; ancien_jusqua: Date | null }
export type Abonnement = Secrets & {
  id: string
  organisation: string
  application: string
  adresse: string
  position: string
  echecs: number
}

/** What it signs with: its secret, and for a day the one before. */
export const secretsDe = (chiffrement: Chiffrement, a: Secrets, instant: Date): string[] =>
  [a.secret_chiffre, a.ancien_jusqua !== null && instant < a.ancien_jusqua ? a.ancien_secret_chiffre : null]
    .filter(s => s !== null)
    .map(s => chiffrement.dechiffrer(s))
