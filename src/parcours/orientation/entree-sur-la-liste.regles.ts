/** `attend`: an orientation waits for answers or for a decision; `enCours`: she is accompanied under one. */
export type Entrante = { statut: string; attend: boolean; enCours: boolean }
export type Entree = { fait: 'ouvrir' | 'rien'; pourquoi: string }

/** What coming on the list, for the first time or again, opens: an orientation to complete (L. 5411-5-1; partner contract, 1.13.2), once. */
export function entreeSurLaListe({ statut, attend, enCours }: Entrante): Entree {
  if (statut !== 'inscrit') return { fait: 'rien', pourquoi: 'elle n’est plus sur la liste' }
  if (attend) return { fait: 'rien', pourquoi: 'une orientation attend déjà' }
  if (enCours) return { fait: 'rien', pourquoi: 'un parcours est en cours' }
  return { fait: 'ouvrir', pourquoi: 'orientation à compléter' }
}
