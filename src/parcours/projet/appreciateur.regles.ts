import type { CodeActeur } from '../../droit/acteurs.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'

export type Suivi = {
  organisation: string
  structure: string | null
  type: CodeActeur | undefined
  motif: MotifDeRattachement
  du: string
  au: string | null
}

/** Those who may judge a refusal, in the order of the follow-up that makes them: whoever accompanies, whoever decides, whoever holds the list. */
const ordre: readonly [motif: MotifDeRattachement, types: readonly CodeActeur[]][] = [
  ['accompagnement', ['CD', 'ML']],
  ['competence-orientation', ['CD', 'ML']],
  ['tenue-de-la-liste', ['FT']],
]

/**
 * A délégataire and a Cap emploi report and do not judge (code du travail, art. R. 5412-4): the refusal of whom they accompany goes to
 * the one who does.
 */
export function quiApprecie(suivis: readonly Suivi[], jour: string): Suivi | undefined {
  const actifs = suivis.filter(s => s.du <= jour && (s.au === null || s.au >= jour))
  for (const [motif, types] of ordre) {
    const trouve = actifs.find(s => s.motif === motif && s.type !== undefined && types.includes(s.type))
    if (trouve) return trouve
  }
  return undefined
}
