import type { Sanction } from './formes.js'

type Menee = Pick<Sanction, 'etat' | 'organisation' | 'recours' | 'rejetLe'>
/** `missions`: the missions locales that accompany her that day, in the order they began; `tenant`: who holds the list for her. */
type Qui = { missions: readonly string[]; tenant: string }

const finies: readonly Sanction['etat'][] = ['LEVEE', 'ECHUE']
const closes: readonly Sanction['etat'][] = ['SANS_SUITE', 'ANNULEE']

/** Somebody has something to do of it yet, or may have: an appeal without an answer keeps it open once the sanction is over. */
export const estEnSuspens = ({ etat, recours, rejetLe }: Omit<Menee, 'organisation'>): boolean =>
  !closes.includes(etat) && (!finies.includes(etat) || (recours !== null && rejetLe === null))

/**
 * Who takes up a procedure against a young person; null when it stays where it is. The mission locale decides « when it accompanies »
 * (R. 5412-4): the one that does next goes on. Where none does, who holds the list: no text says it.
 */
export function quiReprend(s: Menee, { missions, tenant }: Qui): string | null {
  if (!estEnSuspens(s) || missions.includes(s.organisation)) return null
  const competent = missions.at(-1) ?? tenant
  return competent === s.organisation ? null : competent
}

/** Who led the procedure on that day: an act of the past keeps the name of who did it. */
export const meneeLe = ({ transmissions = [], organisation }: Pick<Sanction, 'transmissions' | 'organisation'>, jour: string): string =>
  transmissions.find(t => t.le > jour)?.de ?? organisation
