import type { Essai } from './essais-nommes.js'

export type Niveau = 1 | 2 | 3 | 4
/** Scale of EBIOS RM (ANSSI): 1 the least, 4 the most. `reste`: what is left once the measures hold. */
export type Menace = {
  titre: string
  scenario: string
  gravite: Niveau
  vraisemblance: Niveau
  reste: Niveau
  mesures: readonly (readonly [mesure: string, essai: Essai])[]
  /** What is not held, and why it is accepted. */
  limites?: readonly string[]
}
