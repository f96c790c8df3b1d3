import type { Session } from '../../src/acces/session/index.js'

/** An entry of the main menu, shown to those it is for. `cle` is what a screen names to say « you are here ». */
export type Entree = { cle: string; href: string; texte: string; pour: (connecte: Session) => boolean }
