/** State of an application on one API in the current second. `pris` counts this call. */
export type Quota = { capacite: number; restant: number; depasse: boolean }

/**
 * Calls of each application to each API over one-second windows, kept by this process (contract, 1.2; francetravail.io publishes a limit
 * per API and application). Only authenticated calls are counted, so the table is bounded by the register. `maintenant` in milliseconds.
 */
export function creerQuota(maintenant: () => number): (clientId: string, api: string, capacite: number) => Quota {
  const compteurs = new Map<string, { fenetre: number; pris: number }>()
  return (clientId, api, capacite) => {
    const cle = `${clientId} ${api}`
    const fenetre = Math.floor(maintenant() / 1000)
    const present = compteurs.get(cle)
    const compteur = present?.fenetre === fenetre ? present : { fenetre, pris: 0 }
    compteur.pris++
    compteurs.set(cle, compteur)
    return { capacite, restant: Math.max(0, capacite - compteur.pris), depasse: compteur.pris > capacite }
  }
}

/** The two headers of France Travail's gateway. */
export const entetesDeQuota = ({ capacite, restant }: Quota): Record<string, string> => ({
  'x-ratelimit-burst-capacity-clientidlimiter': String(capacite),
  'x-ratelimit-remaining-clientidlimiter': String(restant),
})
