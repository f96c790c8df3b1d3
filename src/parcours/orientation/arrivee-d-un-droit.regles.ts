import { plusJours } from '../../droit/jours.js'

/** A follow-up of hers by the département the right is told to, for the decision of her orientation. */
type Suivi = { du: string; au: string | null }
/**
 * `ailleurs`: those by others meanwhile; `ouverteLe`: since when she is accompanied, if she is, and `parLui`: as the département that learns of
 * the right decided it; `orientations`: how many she ever had, whatever became of them.
 */
export type Dossier = {
  suivis: readonly Suivi[]
  ailleurs: readonly Suivi[]
  orientations: number
  attend: boolean
  ouverteLe: string | null
  parLui: boolean
}
export type Arrivee = { fait: 'ouvrir' | 'recalculer' | 'rien'; pourquoi: string }

/**
 * What a département told on `jour` that a right opens, or comes to it from another, has to decide: an orientation within six weeks, even of
 * somebody another département or France Travail already oriented (CASF, D. 262-65-2: « ouverture ou transfert du droit »).
 */
export function arriveeDUnDroit({ suivis, ailleurs, orientations, attend, ouverteLe, parLui }: Dossier, jour: string): Arrivee {
  if (orientations === 0) return { fait: 'ouvrir', pourquoi: 'orientation à compléter' }
  if (estUneSuite(suivis, ailleurs)) return { fait: 'rien', pourquoi: 'le département la suivait déjà' }
  if (attend) return { fait: 'recalculer', pourquoi: 'compétence recalculée' }
  // A day holds both orders: what another decided that very day, it decided without knowing.
  if (ouverteLe !== null && (ouverteLe > jour || (ouverteLe === jour && parLui))) return { fait: 'rien', pourquoi: 'décidée depuis' }
  return { fait: 'ouvrir', pourquoi: ouverteLe === null ? 'orientation à compléter' : 'droit arrivé : orientation à revoir' }
}

/** Another unit of the same département takes her over without a day between, nor another département between: no right arrived. */
function estUneSuite(suivis: readonly Suivi[], ailleurs: readonly Suivi[]): boolean {
  const dernier = suivis
    .map(s => s.du)
    .toSorted()
    .at(-1)
  if (dernier === undefined) return false
  const suite = suivis.filter(s => s.du < dernier && (s.au === null || s.au >= plusJours(dernier, -1)))
  return suite.some(s => !ailleurs.some(a => s.au !== null && a.du > s.au && a.du <= dernier))
}
