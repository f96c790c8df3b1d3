import type { Habilitations } from '../../acces/index.js'
import type { Appelant } from '../../moteur/appelant.js'
import { Probleme } from '../../moteur/probleme.js'

/** Calls of each application over one-second windows, kept by this process (draft-ietf-httpapi-ratelimit-headers-11). */
export function creerQuota(habilitations: Habilitations, maintenant: () => number) {
  const compteurs = new Map<string, { fenetre: number; pris: number }>()
  return (appelant: Appelant): Record<string, string> => {
    const capacite = habilitations.application(appelant.application)?.quotaParSeconde ?? 1
    const fenetre = Math.floor(maintenant() / 1000)
    const present = compteurs.get(appelant.application)
    const compteur = present?.fenetre === fenetre ? present : { fenetre, pris: 0 }
    compteur.pris++
    compteurs.set(appelant.application, compteur)
    const entetes = {
      'ratelimit-policy': `"application";q=${capacite};w=1`,
      ratelimit: `"application";r=${Math.max(0, capacite - compteur.pris)};t=1`,
    }
    if (compteur.pris > capacite)
      throw new Probleme(429, 'quota-depasse', `Votre application est limitée à ${capacite} appels par seconde.`, {
        entetes: { ...entetes, 'retry-after': '1' },
      })
    return entetes
  }
}
