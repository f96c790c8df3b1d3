import type { Ligne } from '../lignes.js'
import type { Route } from './routes.js'

/** Shown wherever an identifier is: it belongs to nobody. */
const usager = 'q3Yl0vJwT2S8m1pXc9RkZg'
const misAJour = { le: '2026-10-05T09:30:00.000+00:00', par: 'CAF591', structure: null }

const donnees = (ligne: Ligne, champs: readonly string[] = ligne.champs) =>
  Object.fromEntries(champs.map(c => [c, ligne.ressource.donnees[c]?.exemple]))

const plusieurs = (ligne: Ligne) => ligne.ressource.cardinalite === 'plusieurs'
const enregistrement = (ligne: Ligne) => ({ ...(plusieurs(ligne) ? { numero: 1 } : {}), version: 1, misAJour, donnees: donnees(ligne) })
const personne = (ligne: Ligne) => (plusieurs(ligne) ? { usager, elements: [enregistrement(ligne)] } : { usager, ...enregistrement(ligne) })

/** Body of a request, from the examples of the declared data. Undefined for a reading. */
export function exempleDeCorps({ ligne, forme }: Route): Record<string, unknown> | undefined {
  if (forme === 'recherche') return donnees(ligne, ligne.echange.rechercher?.cles[0])
  if (forme === 'rechercheParNom') return { noms: 'benali ami' }
  if (forme === 'depot') return donnees(ligne)
  return forme === 'correction' ? donnees(ligne, ligne.champs.slice(-1)) : undefined
}

/** Body of the answer to that request. */
export function exempleDeReponse({ ligne, forme }: Route): Record<string, unknown> {
  const ecrit = { usager, ...(plusieurs(ligne) ? { numero: 1 } : {}) }
  switch (forme) {
    case 'recherche':
      return { usager, identiteCertifiee: true }
    case 'rechercheParNom':
      return { elements: [{ usager, donnees: donnees(ligne, ligne.echange.rechercher?.parNom?.montre) }], incomplet: false }
    case 'lecture':
      return personne(ligne)
    case 'liste':
      return { elements: [personne(ligne)], suivant: null }
    case 'historique':
      return {
        usager,
        versions: [{ ...enregistrement(ligne), remplaceLe: null, modifies: [...ligne.champs] }],
        suivant: null,
        enTout: null,
      }
    case 'depot':
      return { ...ecrit, version: 1 }
    case 'correction':
      return { ...ecrit, version: 2 }
  }
}
