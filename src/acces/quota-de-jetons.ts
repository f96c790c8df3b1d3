import { creerFenetre } from './fenetre.js'

/** Tokens an application may ask per second before 429; published clients ask one per run, the most eager one per 1.25 s. */
export const JETONS_PAR_SECONDE = 50

/** State of an application in the current second. */
export type QuotaDeJetons = { capacite: number; restant: number; epuise: boolean }

/**
 * Counts the tokens asked by each authenticated application in the current second, in the memory of the process. Only authenticated
 * requests are counted: nobody can exhaust the quota of another by knowing its client_id, and the table is bounded by the register.
 */
export const creerQuotaDeJetons = (instant: () => number, capacite = JETONS_PAR_SECONDE) => {
  const fenetre = creerFenetre(instant)
  const etat = (clientId: string): QuotaDeJetons => {
    const pris = fenetre.pris(clientId)
    return { capacite, restant: Math.max(0, capacite - pris), epuise: pris >= capacite }
  }
  const compter = (clientId: string): QuotaDeJetons => {
    fenetre.prendre(clientId)
    return etat(clientId)
  }
  return { etat, compter }
}
