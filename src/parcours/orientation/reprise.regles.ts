import { plusMois } from '../../droit/jours.js'
import { suspensionDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { MotifDeSortie } from './nomenclatures.js'

/** A closed orientation: why and when she left it; `entreeLe`: since when she was accompanied under it, null when it waited for a decision. */
export type Close = { motifSortie: MotifDeSortie | null; sortieLe: string | null; entreeLe: string | null }

/** Whatever she left by: neither a decision that replaced it nor a new orientation. */
const quiReprennent: readonly (MotifDeSortie | null)[] = ['CESSATION_INSCRIPTION', 'RADIATION', 'FIN_DE_DROIT_RSA']

/** From which day on it does not resume any more; null when it never does. */
export const limiteDeReprise = ({ motifSortie, sortieLe }: Pick<Close, 'motifSortie' | 'sortieLe'>): string | null =>
  sortieLe !== null && quiReprennent.includes(motifSortie) ? plusMois(sortieLe, auJour(suspensionDuContrat, sortieLe)) : null

/**
 * Which orientations resume when she is on the list again, or has a right again, in their order: those her exit had closed, as her contract comes back to its former
 * state, and as long as it does (partner contract, 1.13.6-5: twelve months). That the orientation follows the contract is derived.
 * `siennes`: all of hers, oldest first. Empty: a new one opens.
 */
export function aReprendre<T extends Close>(siennes: readonly T[], jour: string): T[] {
  const derniere = siennes.at(-1)
  const limite = derniere && limiteDeReprise(derniere)
  if (!derniere || !limite || jour >= limite) return []
  if (derniere.entreeLe !== null) return [derniere]
  const parcours = siennes.findLast(o => o.entreeLe !== null && o.sortieLe === derniere.sortieLe && o.motifSortie === derniere.motifSortie)
  return parcours ? [parcours, derniere] : [derniere]
}
