import type { FastifyRequest } from 'fastify'
import type { Habilitations, JetonDeLAppel } from '../acces/index.js'
import type { Appelant } from '../moteur/appelant.js'
import type { Politique } from '../moteur/autorisation.js'
import type { Lire } from '../moteur/lecture.js'
import type { Enveloppes } from '../moteur/http/index.js'
import type { Ligne } from '../moteur/lignes.js'
import type { Moteur } from '../moteur/moteur.js'
import type { Traitements } from '../moteur/traitements.js'
import type { Surveiller } from '../vigilance/index.js'
import type { ApiPartenaire } from './apis.js'

/** What the façade needs of the platform; it decides nothing of its own. */
export type Contexte = {
  moteur: Moteur
  lire: Lire
  traitements: Traitements
  politique: Politique
  surveiller: Surveiller
  jetonDe: JetonDeLAppel
  enveloppes: Enveloppes
  habilitations: Habilitations
  /** `jetonUsager` seals the jetons (32 bytes). The sandbox opens only on demonstration secrets. */
  secrets: { jetonUsager: Buffer; demonstration: boolean }
  /** Keyed fingerprint of a NIR of 13 or 15 characters, as the identities were matched. */
  empreinteDuNir: (nir: string) => Buffer
  adressePublique: string
}

/** Who calls, on which API, and the lines of the declaration open to him there, in their order: at least one. */
export type Acces = { api: ApiPartenaire; appelant: Appelant; lignes: readonly [Ligne, ...Ligne[]] }

declare module 'fastify' {
  interface FastifyRequest {
    acces?: Acces
  }
}

export function accesDe(requete: FastifyRequest): Acces {
  if (!requete.acces) throw new Error('route partenaire sans accès')
  return requete.acces
}
