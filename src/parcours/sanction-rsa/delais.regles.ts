import { plusJours } from '../../droit/jours.js'
import { joursPourRepondre, joursPourSaisir } from '../../droit/parametres/bareme-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'

/** Last day, included, for the person to answer what she was notified of (L. 262-37 CASF); nothing is decided without her answer before the next. */
export const dernierJourPourRepondre = (notifieeLe: string): string => plusJours(notifieeLe, auJour(joursPourRepondre, notifieeLe))

/** Last day, included, for the département to take up what the operator proposed (R. 262-69 CASF); the next, the operator follows it by delegation. */
export const dernierJourPourSaisir = (proposeeLe: string): string => plusJours(proposeeLe, auJour(joursPourSaisir, proposeeLe))
