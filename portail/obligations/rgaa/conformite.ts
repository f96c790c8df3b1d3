import type { CritereEvalue } from './grille.js'
import { grille } from './grille.js'

/** A whole audit by a person; the only thing that lets claim a conformity (arrêté of 20 September 2019). `valableJusque`: three years at most. */
type Audit = { par: string; le: string; valableJusque: string; conformes: number; applicables: number }

/** None yet: the declaration says so, on every page. */
export const audit: Audit | null = null

type Conformite = 'non conforme' | 'partiellement conforme' | 'totalement conforme'

/** Total at 100 % of the criteria that apply, partial from 50 %, none below or without a valid audit. */
export function niveau(a: Audit | null, jour: string): Conformite {
  if (a === null || a.applicables === 0 || a.valableJusque < jour) return 'non conforme'
  const taux = a.conformes / a.applicables
  return taux === 1 ? 'totalement conforme' : taux >= 0.5 ? 'partiellement conforme' : 'non conforme'
}

/** How many criteria stand under each verdict. */
export const decompte = (criteres: readonly CritereEvalue[] = grille): Record<CritereEvalue['verdict'], number> => {
  const combien = (verdict: CritereEvalue['verdict']) => criteres.filter(c => c.verdict === verdict).length
  return {
    programme: combien('programme'),
    partiel: combien('partiel'),
    'sans-objet': combien('sans-objet'),
    'non-evalue': combien('non-evalue'),
  }
}
