import type { MotifDeSortie } from './nomenclatures.js'

/** `statut`, `motifFin`: of her registration, null when she was never on the list; `rsa`: a right to the RSA still runs. */
export type Situation = { statut: string | null; motifFin: string | null; rsa: boolean }

/**
 * Why she leaves her parcours, when her registration or her right has just changed; null when she does not. Orientation is owed to who is on
 * the list (C. trav., L. 5411-5-1) or has a right to the RSA (CASF, L. 262-29): it is over once neither holds. That a right keeps open
 * the parcours of who is struck off is derived: no text read says it.
 */
export function sortieDuParcours(change: 'inscription' | 'droit', { statut, motifFin, rsa }: Situation): MotifDeSortie | null {
  if (statut === 'inscrit') return null
  if (motifFin === 'deces') return 'CESSATION_INSCRIPTION'
  if (rsa) return null
  if (change === 'droit' || motifFin === 'fin-de-droit-rsa') return 'FIN_DE_DROIT_RSA'
  return statut === 'radie' ? 'RADIATION' : 'CESSATION_INSCRIPTION'
}
