import { lireCas } from '../../outils/cas.js'
import type { CodeActeur } from '../droit/acteurs.js'

/** The hand-written table of who may see and write what, that every door is held against. */
export const table = lireCas('src/parcours/qui-voit-quoi.cas.md')

/** The fields it lets an actor read (L), bring (D) or correct (C). */
export const permis = (ressource: string, acteur: CodeActeur, lettre: 'L' | 'D' | 'C'): string[] =>
  table.filter(c => c.titre === ressource && (c[acteur] ?? '').split(' ').includes(lettre)).map(c => c.champ ?? '')
