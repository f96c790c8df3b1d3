/** Tokens an application may ask per second before 429; published clients ask one per run, the most eager one per 1.25 s. */
export const JETONS_PAR_SECONDE = 50

/** State of an application in the current second. */
export type QuotaDeJetons = { capacite: number; restant: number; epuise: boolean }

/**
 * Counts the tokens asked by each authenticated application in the current second, in the memory of the process. Only authenticated
 * requests are counted: nobody can exhaust the quota of another by knowing its client_id, and the table is bounded by the register.
 */
export const creerQuotaDeJetons = (instant: () => number, capacite = JETONS_PAR_SECONDE) => {
  const compteurs = new Map<string, { seconde: number; nombre: number }>()
  const etat = (clientId: string): QuotaDeJetons => {
    const compteur = compteurs.get(clientId)
    const nombre = compteur?.seconde === seconde(instant) ? compteur.nombre : 0
    return { capacite, restant: Math.max(0, capacite - nombre), epuise: nombre >= capacite }
  }
  const compter = (clientId: string): QuotaDeJetons => {
    const { capacite: total, restant } = etat(clientId)
    compteurs.set(clientId, { seconde: seconde(instant), nombre: total - restant + 1 })
    return etat(clientId)
  }
  return { etat, compter }
}

const seconde = (instant: () => number): number => Math.floor(instant() / 1000)
