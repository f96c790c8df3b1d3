import { plusJours, plusMois } from '../../droit/jours.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { delaiDObservations, type Duree, dureesDeRadiation } from '../../droit/parametres/radiation.js'
import type { Radiation } from './formes.js'

/** How long the radiation may last, in the law of the day it is decided. */
export function bornesDe({ origine, fondement }: Pick<Radiation, 'origine' | 'fondement'>, jour: string): Duree {
  const durees = auJour(dureesDeRadiation, jour)
  return fondement === 'ACTIVITE_NON_DECLAREE' ? durees.ACTIVITE_NON_DECLAREE : durees[origine]
}

/**
 * Last day of a radiation of so many months: the eve of the same day of the month, so that a month is never longer than a month. Where
 * the month has no such day, the eve of its last day.
 */
export const dernierJourDe = (dateEffet: string, mois: number): string => plusJours(plusMois(dateEffet, mois), -1)

/** Last day to answer: the day of the notification is not counted. */
export const dernierJourPourRepondre = (notifieeLe: string): string => plusJours(notifieeLe, auJour(delaiDObservations, notifieeLe))
