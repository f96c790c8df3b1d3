import { plusMois } from '../../droit/jours.js'
import { suspensionDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { MotifDeSortie } from './nomenclatures.js'

/** A closed orientation: why and when she left it; `entreeLe`: since when she was accompanied under it, null when it waited for a decision. */
export type Close = { motifSortie: MotifDeSortie | null; sortieLe: string | null; entreeLe: string | null }

/** The decision of one competent for a right that ended does not bind who is competent now: a new one is taken. */
const quiReprennent: readonly (MotifDeSortie | null)[] = ['CESSATION_INSCRIPTION', 'RADIATION']

/**
 * Which orientations resume when she is on the list again, in their order: those her exit had closed, as her contract comes back to its former
 * state, and as long as it does (partner contract, 1.13.6-5: twelve months). That the orientation follows the contract is derived.
 * `siennes`: all of hers, oldest first. Empty: a new one opens.
 */
export function aReprendre<T extends Close>(siennes: readonly T[], jour: string): T[] {
  const derniere = siennes.at(-1)
  if (!derniere?.sortieLe || !quiReprennent.includes(derniere.motifSortie)) return []
  if (jour >= plusMois(derniere.sortieLe, auJour(suspensionDuContrat, derniere.sortieLe))) return []
  if (derniere.entreeLe !== null) return [derniere]
  const parcours = siennes.findLast(o => o.entreeLe !== null && o.sortieLe === derniere.sortieLe && o.motifSortie === derniere.motifSortie)
  return parcours ? [parcours, derniere] : [derniere]
}
