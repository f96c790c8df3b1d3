import type { Liaison } from '../../droit/liaison.js'
import type { Ligne } from '../lignes.js'

/** One scope a line. The text informs the person on the authorization screen: it asks no consent (conception, 1). */
export const scopes = (lignes: readonly Ligne[]): { scope: string; information: string; volontaire: boolean; liaison: Liaison }[] =>
  lignes.map(l => ({
    scope: l.code,
    information: l.echange.finalite,
    volontaire: l.echange.caractere === 'volontaire',
    liaison: l.liaison.demande,
  }))
