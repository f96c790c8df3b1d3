import { exigenceDe, type Preuve, verdict } from '../droit/assurance.js'
import type { Assurance } from '../droit/niveaux.js'
import type { Exigence } from '../droit/parametres/exigences-d-assurance.js'
import type { Appelant } from './appelant.js'
import { jourDe } from './moteur.js'
import { Probleme } from './probleme.js'

/**
 * A program alone keeps the lines its partner contract gives it, save the nominative ones; a token that proves somebody opens what
 * her sign-in is worth. Throws 401 with what to ask of the authorization server (RFC 9470).
 */
export function exigerLAssurance(demande: Assurance, { preuve }: Pick<Appelant, 'preuve'>, instant: Date): void {
  const exigence = exigenceDe(demande, jourDe(instant))
  if (preuve === null) {
    if (demande !== 'nominative') return
    throw new Probleme(401, 'agent-non-prouve', 'Cet acte se décide au nom d’un agent : présentez un jeton qui le prouve.', {
      entetes: { 'www-authenticate': defi('an authenticated agent is required', exigence) },
    })
  }
  const issue = verdict(preuve, exigence, instant)
  if (issue !== 'permis')
    throw new Probleme(401, 'authentification-insuffisante', phrases[issue], {
      entetes: { 'www-authenticate': defi(descriptions[issue], exigence) },
    })
}

/** Whether the line would let this caller in, for who has a choice of lines. */
export const assuranceSuffisante = (demande: Assurance, preuve: Preuve | null, instant: Date): boolean =>
  preuve === null ? demande !== 'nominative' : verdict(preuve, exigenceDe(demande, jourDe(instant)), instant) === 'permis'

const phrases = {
  'trop-faible': 'Cet échange demande une authentification plus forte : un second facteur, ou un meilleur que celui qui a été donné.',
  'trop-ancienne': 'Cet échange demande une authentification plus récente : donnez de nouveau votre second facteur.',
} as const
export const descriptions = {
  'trop-faible': 'a different authentication level is required',
  'trop-ancienne': 'more recent authentication is required',
} as const

/** What a refused call is told to ask of the authorization server (RFC 9470). */
export const defi = (description: string, { niveau, secondes }: Exigence) =>
  `Bearer error="insufficient_user_authentication", error_description="${description}", acr_values="${niveau}", max_age="${secondes}"`
