import type { Acte } from '../../src/droit/roles.js'

/** The same things seen from the two sides of the counter: the organisation that asks, the operator that decides. */
export type Cote = {
  racine: '/administration' | '/instruction'
  acte: Acte
  /** Entry of the menu of the requests, and of the habilitations. */
  menus: { demandes: string; habilitations: string; conventions: string }
  /** Where the requests are listed. */
  demandes: { href: string; texte: string }
  habilitations: { href: string; texte: string }
}

export const demandeur: Cote = {
  racine: '/administration',
  acte: 'souscrire',
  menus: { demandes: 'habilitations', habilitations: 'habilitations', conventions: 'habilitations' },
  demandes: { href: '/administration/habilitations', texte: 'Habilitations' },
  habilitations: { href: '/administration/habilitations', texte: 'Habilitations' },
}

export const instructeur: Cote = {
  racine: '/instruction',
  acte: 'instruire',
  menus: { demandes: 'instruction', habilitations: 'habilitations-accordees', conventions: 'conventions' },
  demandes: { href: '/instruction', texte: 'Demandes à instruire' },
  habilitations: { href: '/instruction/habilitations', texte: 'Habilitations' },
}
