import type { CodeActeur } from '../droit/acteurs.js'

/**
 * Who asks, as the journal will name them: made by `acces/` from a verified token, never from a body.
 * `personne` is the internal number of the person herself when she is the one who asks.
 */
export type Appelant = {
  organisation: string
  type: CodeActeur
  structure: string | null
  agent: string | null
  application: string
  personne: bigint | null
  /** Codes of the lines its token opens. */
  lignes: ReadonlySet<string>
  correlation: string
}
