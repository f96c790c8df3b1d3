import { setImmediate as ceder } from 'node:timers/promises'

/** Elements read in a row before the answers of the database are looked at: reading fills its waits, and must not lengthen them. */
const deSuite = 25

/** Groups what an iterator gives, reading one group ahead while the previous one is being dealt with. */
export async function* parLots<T>(source: AsyncIterable<T>, taille: (lot: readonly T[]) => boolean): AsyncGenerator<T[]> {
  const iterateur = source[Symbol.asyncIterator]()
  const prendre = async (): Promise<T[]> => {
    const lot: T[] = []
    while (!taille(lot)) {
      const pas = await iterateur.next()
      if (pas.done) break
      lot.push(pas.value)
      if (lot.length % deSuite === 0) await ceder()
    }
    return lot
  }
  try {
    let suivant = prendre()
    for (;;) {
      const lot = await suivant
      if (lot.length === 0) return
      suivant = prendre()
      // A failure of the reader is for whoever asks for the next group, not for nobody.
      suivant.catch(() => undefined)
      yield lot
    }
  } finally {
    await iterateur.return?.()
  }
}
