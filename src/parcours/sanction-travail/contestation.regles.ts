import { plusMois } from '../../droit/jours.js'
import { moisPourSaisirLeJuge } from '../../droit/parametres/bareme-rsa.js'
import { moisDeSilence } from '../../droit/parametres/contestation-du-travail.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Sanction } from './formes.js'

/** What became of her appeal on that day; `avant` and `le` are civil days, the last one included. */
export type Reponse = { genre: 'attendue'; avant: string } | { genre: 'silence' | 'rejet'; le: string }

/**
 * Last day, included, to go to court after the decision, or to ask for it to be looked at again; null while nothing was decided. What comes
 * later is kept all the same: whether she was notified in time is for a human to say.
 */
export const dernierJourPourContester = ({ decideeLe }: Pick<Sanction, 'decideeLe'>): string | null =>
  decideeLe === null ? null : dernierJourApresLaReponse(decideeLe)

/** Last day to answer an appeal; silence refuses it then. */
export const dernierJourDeLaReponse = (recoursLe: string): string => plusMois(recoursLe, auJour(moisDeSilence, recoursLe))

/** Last day for what is left after a rejection, or after that silence. */
export const dernierJourApresLaReponse = (le: string): string => plusMois(le, auJour(moisPourSaisirLeJuge, le))

type Contestee = Pick<Sanction, 'recours' | 'recoursLe' | 'rejetLe' | 'annuleeLe'>

/** Null when she contests nothing, or when she won. A rejection that comes after the silence says more than it, and takes its place. */
export function reponseALaContestation({ recours, recoursLe, rejetLe, annuleeLe }: Contestee, jour: string): Reponse | null {
  if (recours === null || recoursLe === null || annuleeLe !== null) return null
  if (rejetLe !== null) return { genre: 'rejet', le: rejetLe }
  const avant = dernierJourDeLaReponse(recoursLe)
  return jour <= avant ? { genre: 'attendue', avant } : { genre: 'silence', le: avant }
}
