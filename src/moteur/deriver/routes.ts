import { enTirets, type Ligne } from '../lignes.js'

export const racineApi = '/api/v1'

export type Verbe = 'GET' | 'POST' | 'PATCH'
/** `forme` tells apart the several ways of reading that one line allows; they share its scope and its fields. */
export type Route = {
  ligne: Ligne
  forme: 'recherche' | 'rechercheParNom' | 'lecture' | 'liste' | 'historique' | 'depot' | 'correction'
  verbe: Verbe
  url: string
}

/** The échange is in the URL: two purposes on one path would mix two rights (conception, 1). */
export function routesDe(ligne: Ligne): Route[] {
  const { ressource, operation } = ligne
  const base = `${racineApi}/${enTirets(ligne.nomEchange)}/${ressource.chemin}`
  const personne = `${base}/{usager}`
  switch (operation) {
    case 'rechercher':
      return [
        { ligne, forme: 'recherche', verbe: 'POST', url: `${base}/recherche` },
        ...(ligne.echange.rechercher?.parNom
          ? [{ ligne, forme: 'rechercheParNom', verbe: 'POST', url: `${base}/recherche-par-nom` } as const]
          : []),
      ]
    case 'consulter':
      return [
        ...(ligne.sur.liste ? [{ ligne, forme: 'liste', verbe: 'GET', url: base } as const] : []),
        { ligne, forme: 'lecture', verbe: 'GET', url: personne },
        { ligne, forme: 'historique', verbe: 'GET', url: `${personne}/historique` },
      ]
    case 'deposer':
      return [{ ligne, forme: 'depot', verbe: 'POST', url: ressource.cardinalite === 'racine' ? base : personne }]
    case 'corriger':
      return [
        { ligne, forme: 'correction', verbe: 'PATCH', url: ressource.cardinalite === 'plusieurs' ? `${personne}/{numero}` : personne },
      ]
  }
}
