import { creerFenetre, type Habilitations } from '../../acces/index.js'
import type { Appelant } from '../../moteur/appelant.js'
import { Probleme } from '../../moteur/probleme.js'

/** Calls of each application (draft-ietf-httpapi-ratelimit-headers-11). */
export function creerQuota(habilitations: Habilitations, maintenant: () => number) {
  const fenetre = creerFenetre(maintenant)
  return (appelant: Appelant): Record<string, string> => {
    const capacite = habilitations.application(appelant.application)?.quotaParSeconde ?? 1
    const pris = fenetre.prendre(appelant.application)
    const entetes = {
      'ratelimit-policy': `"application";q=${capacite};w=1`,
      ratelimit: `"application";r=${Math.max(0, capacite - pris)};t=1`,
    }
    if (pris > capacite)
      throw new Probleme(429, 'quota-depasse', `Votre application est limitée à ${capacite} appels par seconde.`, {
        entetes: { ...entetes, 'retry-after': '1' },
      })
    return entetes
  }
}
