import type { Outil } from '../../src/droit/outils.js'
import type { Session } from '../../src/acces/session/index.js'

/**
 * An entry of the main menu, shown to those it is for. `cle` is what a screen names to say « you are here »; `outil`: gone where the
 * organisation does not keep it; `de`: kinds of organisation it is for, all when it does not say.
 */
export type Entree = {
  cle: string
  href: string
  texte: string
  outil?: Outil
  de?: readonly string[]
  pour: (connecte: Session) => boolean
}
