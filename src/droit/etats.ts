/** What an event does in a state: where it leads (`M`: the state, or those it may lead to), or the sentence that refuses it. */
export type Suite<M> = { mene: M } | { refus: string }
export type TableDEtats<Etat extends string, Evenement extends string, M> = Readonly<Record<Etat, Readonly<Record<Evenement, Suite<M>>>>>

/** Why an event is refused in a state, as a sentence; null when it is permitted. */
export const refusSelon =
  <Etat extends string, Evenement extends string>(table: TableDEtats<Etat, Evenement, unknown>) =>
  (etat: Etat, evenement: Evenement): string | null => {
    const suite = table[etat][evenement]
    return 'refus' in suite ? suite.refus : null
  }

/** A row of a table: one sentence that refuses all that is not permitted. */
export const rangee = <Evenement extends string, M>(
  evenements: Readonly<Record<Evenement, unknown>>,
  refus: string,
  permis: Partial<Record<Evenement, M>>,
): Readonly<Record<Evenement, Suite<M>>> => {
  const suite = (e: Evenement): Suite<M> => {
    const mene = permis[e]
    return mene === undefined ? { refus } : { mene }
  }
  return Object.fromEntries((Object.keys(evenements) as Evenement[]).map(e => [e, suite(e)])) as Record<Evenement, Suite<M>>
}
