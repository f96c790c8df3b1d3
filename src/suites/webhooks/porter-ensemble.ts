type Reussite = { recu: boolean }

/** Calls to one receiver at a time: of different persons, hence in any order. */
const SIMULTANES = 8
/** After which no more are begun: the round must end before another process may take the subscription. */
const DUREE_MS = 20_000

/** Makes the calls a few at a time; stops beginning any when the receiver takes none of them. Returns what came of those that were made. */
export async function porterEnsemble<T, R extends { issue: Reussite }>(aPorter: readonly T[], porter: (un: T) => Promise<R>): Promise<R[]> {
  const faits: R[] = []
  const fin = performance.now() + DUREE_MS
  const restants = aPorter.values()
  const rienNePasse = () => faits.length >= SIMULTANES && !faits.some(f => f.issue.recu)
  const porteurs = Array.from({ length: SIMULTANES }, async () => {
    // Shared by all: each call is made by the first that is free.
    for (const un of restants) {
      if (performance.now() > fin || rienNePasse()) return
      faits.push(await porter(un))
    }
  })
  await Promise.all(porteurs)
  return faits
}
