import { dureesDeSession } from '../../droit/parametres/sessions.js'

/** Longest a session has ever been allowed to last, in seconds: what outlives no session may be forgotten after it. */
export const DUREE_MAXIMALE = Math.max(...dureesDeSession.valeurs.map(({ valeur }) => valeur.maximale)) * 60
