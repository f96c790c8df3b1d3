import { plusMois } from '../../droit/jours.js'
import { moisPourContester, moisPourRepondreAuRecours, moisPourSaisirLeJuge } from '../../droit/parametres/bareme-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Sanction } from './formes.js'

/**
 * Last day, included, to lodge an appeal before the president; null while nothing was decided. An appeal that comes later is kept all the
 * same: whether she was notified in time is for a human to say.
 */
export const dernierJourPourContester = ({ decideeLe }: Sanction): string | null =>
  decideeLe === null ? null : plusMois(decideeLe, auJour(moisPourContester, decideeLe))

/** Last day of the president to answer; his silence then rejects the appeal. */
export const dernierJourDeLaReponse = (recoursLe: string): string => plusMois(recoursLe, auJour(moisPourRepondreAuRecours, recoursLe))

/** Last day to go to court after that answer, or that silence. */
export const dernierJourDuJuge = (depuis: string): string => plusMois(depuis, auJour(moisPourSaisirLeJuge, depuis))

/** The last day of the president, once it has passed without an answer; null when he answered, may still, or was asked nothing. */
export function silenceDuPresident({ recoursLe, rejetLe }: Pick<Sanction, 'recoursLe' | 'rejetLe'>, jour: string): string | null {
  const dernier = recoursLe === null || rejetLe !== null ? null : dernierJourDeLaReponse(recoursLe)
  return dernier !== null && dernier < jour ? dernier : null
}
