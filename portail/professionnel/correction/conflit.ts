import { isDeepStrictEqual } from 'node:util'
import type { Version } from '../dossier/lire.js'
import type { Champ } from './champs.js'

type Donnees = Record<string, unknown>

/** A field two people changed, each her way. */
export type Divergence = { champ: Champ; sienne: unknown; presente: unknown }

/** What she changed of what she had read; what somebody else changed meanwhile, elsewhere, is left as it is. */
export function changements(champs: readonly Champ[], lues: Donnees, saisies: Donnees): Donnees {
  return Object.fromEntries(
    champs
      .map(c => c.champ)
      .filter(c => !memes(lues[c], saisies[c]))
      .map(c => [c, saisies[c]]),
  )
}

/** The fields of her changes that are no longer what she had read, and are not what she wants either. */
export const divergences = (champs: readonly Champ[], lue: Version, presente: Version, changes: Donnees): Divergence[] =>
  champs
    .filter(
      ({ champ }) =>
        champ in changes && !memes(lue.donnees[champ], presente.donnees[champ]) && !memes(presente.donnees[champ], changes[champ]),
    )
    .map(champ => ({ champ, sienne: changes[champ.champ], presente: presente.donnees[champ.champ] }))

const memes = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null)
