import type { Palier } from './formes.js'

/** Who opened beyond a limit, as the tolerance keeps it, when it was not somebody else who announced it. */
export const SECOND_FACTEUR = 'second facteur'
export const MOTIF_ECRIT = 'motif écrit'

/** What a written reason opens beyond every limit, once, and for how long [D]: a meeting, not a caseload. */
export const PAR_UN_MOTIF = { personnes: 20, minutes: 60 }

/**
 * What follows a limit passed: what it says, then, for whoever goes on beyond what that opened, the next one. A program proves nobody
 * who could say why.
 */
export function palierSuivant(suite: Palier, { prouve, ouvertPar }: { prouve: boolean; ouvertPar: readonly string[] }): Palier {
  const voulu = ouvertPar.length === 0 ? suite : ouvertPar.every(par => par === SECOND_FACTEUR) && suite !== 'arret' ? 'motif' : 'arret'
  return voulu === 'motif' && !prouve ? 'arret' : voulu
}
