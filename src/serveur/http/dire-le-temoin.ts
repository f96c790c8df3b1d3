import type { JournalScelle } from '../scellement.js'

/** The witness of the journal, as the health says it: without one, nobody would see it cut at its end or replaced by an old copy. */
export function direLeTemoin({ aJour, aPart, retard, ecritLe }: ReturnType<JournalScelle['temoin']>) {
  const depuis = ecritLe === null ? 'que ce processus sert' : `le ${ecritLe.toISOString()}`
  const phrase = aJour
    ? aPart
      ? undefined
      : 'Le témoin du journal est à côté des données : indiquez JOURNAL_TEMOIN.'
    : `Le témoin du journal n’a rien reçu depuis ${depuis}.`
  return {
    ...{ status: phrase === undefined ? 'pass' : 'warn', observedValue: Math.round(retard / 1000), observedUnit: 's qu’un sceau l’attend' },
    ...(phrase === undefined ? {} : { output: phrase }),
  }
}
