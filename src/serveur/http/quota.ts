import { creerFenetre, type Habilitations } from '../../acces/index.js'
import type { Appelant } from '../../moteur/appelant.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'

/**
 * Calls of each application (draft-ietf-httpapi-ratelimit-headers-11), and of all those of an organisation together: what its
 * habilitations grant.
 */
export function creerQuota(habilitations: Habilitations, maintenant: () => number) {
  const fenetre = creerFenetre(maintenant)
  return (appelant: Appelant): Record<string, string> => {
    const { application, organisation, type } = appelant
    const accordes = type === 'USAGER' ? Number.POSITIVE_INFINITY : habilitations.quota(organisation, jourDe(new Date(maintenant())))
    if (accordes > 0 && fenetre.prendre(`organisation ${organisation}`) > accordes)
      throw new Probleme(429, 'quota-depasse', `Les habilitations de votre organisation lui accordent ${accordes} appels par seconde.`, {
        entetes: { 'retry-after': '1' },
      })
    const capacite = habilitations.application(application)?.quotaParSeconde ?? 1
    const pris = fenetre.prendre(application)
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
