/** A breach a procedure rests on. `dossier`: the file it was first written in, before files were made one. */
export type Fait = { numero: number; nature: string; jour: string; dossier: string }
/** `cle`: names it among all of hers. `close`: without suite, or annulled. `sanctionnee`: a sanction was decided, over or not. */
export type Procedure = { cle: string; numero: number; ouverteLe: string; close: boolean; sanctionnee: boolean; faits: readonly Fait[] }

/**
 * The same breach, written once in each of two files made one: same nature, same day. In one file, two reports are two breaches, and one that
 * two procedures rest on bears one number. Derived: no text read says when two reports are one.
 */
const memeFait = (a: Fait, b: Fait): boolean =>
  a.numero === b.numero || (a.dossier !== b.dossier && a.nature === b.nature && a.jour === b.jour)

const avant = (a: Procedure, b: Procedure): boolean =>
  a.ouverteLe === b.ouverteLe ? a.numero < b.numero || (a.numero === b.numero && a.cle < b.cle) : a.ouverteLe < b.ouverteLe

/**
 * The procedure that leaves this one without object: it rests on the same breach, and was opened first, or a sanction was decided in it while
 * none was here. Null when none does: distinct breaches go on, each in its order.
 */
export const enDouble = (p: Procedure, toutes: readonly Procedure[]): Procedure | null =>
  p.close
    ? null
    : (toutes.find(
        autre =>
          autre.cle !== p.cle &&
          !autre.close &&
          autre.faits.some(a => p.faits.some(b => memeFait(a, b))) &&
          (autre.sanctionnee === p.sanctionnee ? avant(autre, p) : autre.sanctionnee),
      ) ?? null)

/** Why nothing is pronounced in it, as a sentence. */
export const refusDuDouble = ({ numero }: Procedure): string =>
  `Deux dossiers de cette personne ont été réunis, et la procédure n° ${numero} porte sur le même manquement : un manquement ne se sanctionne qu’une fois. Celle-ci est sans objet : classez-la sans suite, en le disant.`
