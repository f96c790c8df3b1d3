import type { CodeActeur } from '../droit/acteurs.js'
import type { Preuve } from '../droit/assurance.js'

/** A key (RFC 9449), a certificate (RFC 8705), or this very process. */
export type Lien = 'dpop' | 'mtls' | 'interne'

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
  /** What the token proves of the human behind the call; null when a program calls alone, whatever agent it declares. */
  preuve: Preuve | null
  /**
   * What the call proved to hold beside the token (null: whoever holds the token may use it), and the legal day from which its application
   * is held to the liaison a line asks (null: it is not). Absent when nobody calls.
   */
  liaison?: { lien: Lien | null; exigeeLe: string | null }
  /** Codes of the lines its token opens. */
  lignes: ReadonlySet<string>
  correlation: string
}
