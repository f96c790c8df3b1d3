import { plusMois } from './jours.js'
import { moisPourSaisirLeJuge } from './parametres/bareme-rsa.js'
import { moisDeSilence } from './parametres/contestation-du-travail.js'
import { auJour } from './parametres/parametre.js'

/** What became of her appeal on that day; `avant` and `le` are civil days, the last one included. */
export type Reponse = { genre: 'attendue'; avant: string } | { genre: 'silence' | 'rejet'; le: string }

/** Last day to answer an appeal against a decision of the code du travail; silence refuses it then. */
export const dernierJourDeLaReponse = (recoursLe: string): string => plusMois(recoursLe, auJour(moisDeSilence, recoursLe))

/** Last day for what is left after a decision, after the rejection of an appeal, or after that silence. */
export const dernierJourApresLaReponse = (le: string): string => plusMois(le, auJour(moisPourSaisirLeJuge, le))

type Contestee = { recours: string | null; recoursLe: string | null; rejetLe: string | null; annuleeLe: string | null }

/** Null when she contests nothing, or when she won. A rejection that comes after the silence says more than it, and takes its place. */
export function reponseALaContestation({ recours, recoursLe, rejetLe, annuleeLe }: Contestee, jour: string): Reponse | null {
  if (recours === null || recoursLe === null || annuleeLe !== null) return null
  if (rejetLe !== null) return { genre: 'rejet', le: rejetLe }
  const avant = dernierJourDeLaReponse(recoursLe)
  return jour <= avant ? { genre: 'attendue', avant } : { genre: 'silence', le: avant }
}
