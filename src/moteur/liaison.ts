import { type Liaison, liaisons } from '../droit/liaison.js'
import { auJour } from '../droit/parametres/parametre.js'
import { liaisonGenerale } from '../droit/parametres/liaison-generale.js'
import type { Appelant } from './appelant.js'
import { Probleme } from './probleme.js'

type Lie = Pick<Appelant, 'liaison'>

/** Whether the demand of a line holds for this caller on this legal day: her application's date has come, or everyone's has. */
export const liaisonExigee = ({ liaison }: Lie, jour: string): boolean =>
  (liaison?.exigeeLe ?? '9999-12-31') <= jour || auJour(liaisonGenerale, jour) === 'toutes'

/** Whether the line would let this caller in, for who has a choice of lines. */
export const liaisonSuffisante = (demande: Liaison, appelant: Lie, jour: string): boolean =>
  demande === 'porteur' || (appelant.liaison?.lien ?? null) !== null || !liaisonExigee(appelant, jour)

/** Throws 401 with the scheme to use (RFC 9449, 7.1) when a bearer token comes to a line that asks for a bound one. */
export function exigerLaLiaison(demande: Liaison, appelant: Lie, jour: string): void {
  if (liaisonSuffisante(demande, appelant, jour)) return
  throw new Probleme(401, 'liaison-exigee', `Cet échange demande une liaison ${liaisons[demande]}.`, {
    entetes: {
      'www-authenticate': `DPoP error="invalid_token", error_description="a sender-constrained access token is required", algs="${algorithmesDePreuve.join(' ')}"`,
    },
  })
}

/** Signatures a proof of possession may use: those of FAPI 2.0 (5.4). */
export const algorithmesDePreuve = ['ES256', 'PS256', 'Ed25519'] as const
