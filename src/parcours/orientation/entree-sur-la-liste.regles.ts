import { aReprendre, type Close } from './reprise.regles.js'

/** `attend`: an orientation waits for answers or for a decision; `enCours`: she is accompanied under one; `siennes`: all of hers, oldest first. */
export type Entrante<T extends Close> = { statut: string; attend: boolean; enCours: boolean; siennes: readonly T[]; jour: string }
export type Entree<T extends Close> = { fait: 'ouvrir' | 'reprendre' | 'rien'; lesquelles: readonly T[]; pourquoi: string }

/**
 * What coming on the list, for the first time or again, brings: what her exit had closed resumes; otherwise an orientation to complete opens
 * (L. 5411-5-1; partner contract, 1.13.2), once.
 */
export function entreeSurLaListe<T extends Close>({ statut, attend, enCours, siennes, jour }: Entrante<T>): Entree<T> {
  const rien = (pourquoi: string) => ({ fait: 'rien' as const, lesquelles: [], pourquoi })
  if (statut !== 'inscrit') return rien('elle n’est plus sur la liste')
  if (attend) return rien('une orientation attend déjà')
  if (enCours) return rien('un parcours est en cours')
  const lesquelles = aReprendre(siennes, jour)
  return lesquelles.length > 0
    ? { fait: 'reprendre', lesquelles, pourquoi: 'reprise là où elle s’était arrêtée' }
    : { fait: 'ouvrir', lesquelles, pourquoi: 'orientation à compléter' }
}
