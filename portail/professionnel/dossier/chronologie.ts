import { etapesDe } from '../../histoire/etapes.js'
import type { Evenement } from '../../interface/index.js'
import type { Lue } from './lire.js'

/** Days told: beyond, the history of each datum is at hand. */
const LIMITE = 20

/** What was recorded about the person, as one story. */
export function chronologie(lues: readonly Lue[], nommer: (code: string) => string): Evenement[] {
  const faits = lues.flatMap(({ ressource: { nom, intitule }, enregistrements }) =>
    enregistrements.flatMap(({ versions }) =>
      versions.map((v, i) => ({
        ...{ ressource: nom, intitule, donnees: v.donnees, modifies: v.modifies },
        ...{ premiere: i === versions.length - 1, le: v.misAJour.le, par: v.misAJour.par },
      })),
    ),
  )
  return etapesDe(faits, { nommer, elle: 'La personne, dans son espace' }).slice(0, LIMITE)
}
