import { creerFenetre } from '../acces/index.js'

/** State of an application on one API in the current second. `pris` counts this call. */
export type Quota = { capacite: number; restant: number; depasse: boolean }

/**
 * Calls of each application to each API over one-second windows, kept by this process (contract, 1.2; francetravail.io publishes a limit
 * per API and application). Only authenticated calls are counted, so the table is bounded by the register. `maintenant` in milliseconds.
 */
export function creerQuota(maintenant: () => number): (clientId: string, api: string, capacite: number) => Quota {
  const fenetre = creerFenetre(maintenant)
  return (clientId, api, capacite) => {
    const pris = fenetre.prendre(`${clientId} ${api}`)
    return { capacite, restant: Math.max(0, capacite - pris), depasse: pris > capacite }
  }
}

/** The two headers of France Travail's gateway. */
export const entetesDeQuota = ({ capacite, restant }: Quota): Record<string, string> => ({
  'x-ratelimit-burst-capacity-clientidlimiter': String(capacite),
  'x-ratelimit-remaining-clientidlimiter': String(restant),
})
