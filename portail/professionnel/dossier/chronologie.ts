import { etapesDe } from '../../histoire/etapes.js'
import { assembler } from '../../histoire/page-du-recit.js'
import type { Evenement } from '../../interface/index.js'
import type { Lue } from './lire.js'

/** Days told: beyond, the history of each datum is at hand. */
const LIMITE = 20

/** What was recorded about the person, as one story, from the day on everything of it is read. */
export function chronologie(lues: readonly Lue[], nommer: (code: string) => string): Evenement[] {
  const parts = lues.map(({ ressource: { nom, intitule }, enregistrements, suivant }) => ({
    suivant,
    faits: enregistrements.flatMap(({ versions }) =>
      versions.map(v => ({
        ...{ ressource: nom, intitule, donnees: v.donnees, modifies: v.modifies },
        ...{ premiere: v.version === 1, le: v.misAJour.le, par: v.misAJour.par },
      })),
    ),
  }))
  return etapesDe(assembler(parts).faits, { nommer, elle: 'La personne, dans son espace' }).slice(0, LIMITE)
}
