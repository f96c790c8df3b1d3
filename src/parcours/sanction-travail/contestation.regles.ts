import { dernierJourApresLaReponse } from '../../droit/contestation.js'
import type { Sanction } from './formes.js'

/**
 * Last day, included, to go to court after the decision, or to ask for it to be looked at again; null while nothing was decided. What comes
 * later is kept all the same: whether she was notified in time is for a human to say.
 */
export const dernierJourPourContester = ({ decideeLe }: Pick<Sanction, 'decideeLe'>): string | null =>
  decideeLe === null ? null : dernierJourApresLaReponse(decideeLe)
