import { once } from 'node:events'
import type { KeyObject } from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** `url`: of the database, as the application. `origine`: the name the log is given by its first seal. `sels`: 32 bytes. */
export type Matiere = { url: string; privee: KeyObject; sels: Uint8Array; origine: string }
/** `sceller`: one lot, sealed at an instant; its rows, none when nothing was to be sealed or when another process is at it. */
export type Scelleur = { sceller(instant: Date): Promise<number>; fermer(): Promise<void> }
export type Reponse = { lignes: number } | { erreur: unknown }

/** A seal leaves little behind: with room for several, what it made is rarely found alive and copied. */
const MEMOIRE = { maxYoungGenerationSizeMb: 96 }

/**
 * Seals in a thread of its own: hashing what was read takes a quarter of the time that reading it takes, and the thread that answers has
 * none to spare. One lot at a time. A thread that dies fails its lot, and the next one has another.
 */
export function creerLeScelleur(matiere: Matiere): Scelleur {
  let fil: Worker | undefined
  const ouvrir = (): Worker => {
    const nouveau = new Worker(new URL('./scelleur.fil.js', import.meta.url), { workerData: matiere, resourceLimits: MEMOIRE })
    nouveau.once('exit', () => {
      if (fil === nouveau) fil = undefined
    })
    nouveau.unref()
    return nouveau
  }
  return {
    async sceller(instant) {
      fil ??= ouvrir()
      const fin = new AbortController()
      const mort = once(fil, 'exit', { signal: fin.signal }).then(() => ({ erreur: new Error('le fil qui scelle s’est arrêté') }))
      try {
        fil.postMessage(instant)
        const [reponse] = (await Promise.race([once(fil, 'message', { signal: fin.signal }), mort.then(r => [r])])) as [Reponse]
        if ('erreur' in reponse) throw reponse.erreur
        return reponse.lignes
      } finally {
        fin.abort()
        mort.catch(() => {})
      }
    },
    async fermer() {
      const ouvert = fil
      fil = undefined
      if (!ouvert) return
      const fini = once(ouvert, 'exit')
      ouvert.postMessage(null)
      await fini
    },
  }
}
