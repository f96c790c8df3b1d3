import type { CodeMotif } from '../motifs.js'
import type { CodeRegle } from './regles.js'

/**
 * Result of a normalisation. `regle` is there only when the value was changed, `probleme` only when something is doubtful or lost;
 * `detail` completes the problem and never carries a whole NIR.
 */
export type Normalise<T> = {
  valeur: T
  regle?: CodeRegle
  probleme?: CodeMotif
  detail?: string
}
