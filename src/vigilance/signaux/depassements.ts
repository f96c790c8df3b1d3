import type { Signal } from '../../droit/parametres/signaux.js'
import type { Compte } from './compter.js'

type Borne = { signal: Signal; ligne: string | null; limite: number }
export type SignalPasse = { compte: Compte; signal: Signal; valeur: number; limite: number }

/** What passes a limit: that of a line by what was done on it, that of all by the whole. */
export const depassements = (comptes: readonly Compte[], limites: readonly Borne[]): SignalPasse[] =>
  comptes.flatMap(compte =>
    limites
      .filter(({ signal, ligne, limite }) => ligne === compte.ligne && compte[signal] > limite)
      .map(({ signal, limite }) => ({ compte, signal, valeur: compte[signal], limite })),
  )
