import type { Sanction } from '../../src/parcours/sanction-rsa/index.js'

export type NomDeLettre = 'notification' | 'decision' | 'levee' | 'rejet'

/** The letters a procedure has by now, the same on both sides. */
export const lettresDeLaSanction = (s: Sanction): { nom: NomDeLettre; libelle: string }[] => [
  ...(s.notifieeLe === null ? [] : [{ nom: 'notification' as const, libelle: 'La lettre de notification' }]),
  ...(s.decideeLe === null || s.notifieeLe === null ? [] : [{ nom: 'decision' as const, libelle: 'La lettre de décision' }]),
  ...(s.rejetLe === null ? [] : [{ nom: 'rejet' as const, libelle: 'La lettre de rejet du recours' }]),
  ...(s.leveeLe === null ? [] : [{ nom: 'levee' as const, libelle: 'La lettre de levée' }]),
]
