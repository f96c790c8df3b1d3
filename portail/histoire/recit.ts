/** What happened, and the reason somebody gave of it. */
export type Phrase = { quoi: string; pourquoi?: string }

export type Mots = {
  dit: (champ: string) => string
  change: (...champs: string[]) => boolean
  vaut: (champ: string) => unknown
}
/** Of what is written first, then of what changed it; null when another record tells it better. */
export type Recit = { debut: (m: Mots) => Phrase | null; suite?: (m: Mots) => Phrase | null }

export const dire = (quoi: string, pourquoi = ''): Phrase => (pourquoi === '' ? { quoi } : { quoi, pourquoi })
