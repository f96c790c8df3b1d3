import { Worker } from 'node:worker_threads'
import { FluxIllisible } from '../flux-illisible.js'
import type { CodeMotif } from '../motifs.js'
import type { Evenement, Format, ReglagesDeLecture } from './format.js'
import type { Demande, Envoi, Reponse } from './lecteur.js'

/** Below it a file is read here: starting a thread would take longer. */
const seuil = 8 * 1024 * 1024

type Source = { taille: number; ouvrir: () => AsyncIterable<Uint8Array> }
type Reglages = ReglagesDeLecture & {
  /** Key of the fingerprints, for a reader that cannot share the function that computes them. */
  cle?: Buffer | undefined
}

/**
 * The events of a file. A large one is read, and its persons described, by a thread of its own: the processor that reads is not
 * the one that talks to the database.
 */
export function lire<C>(format: Format<C>, fichier: Source, depuis: number, { cle, ...reglages }: Reglages): AsyncIterable<Evenement<C>> {
  if (!cle || fichier.taille < seuil) return format.lire(fichier.ouvrir(), depuis, reglages)
  const { jour, colonnes } = reglages
  return lireAilleurs<C>(fichier, { format: format.nom, depuis, jour, colonnes, cle })
}

async function* lireAilleurs<C>(fichier: Source, demande: Demande): AsyncGenerator<Evenement<C>> {
  const fil = new Worker(new URL('./lecteur.js', import.meta.url), { workerData: demande })
  const octets = fichier.ouvrir()[Symbol.asyncIterator]()
  const recus: Envoi[] = []
  let reveiller = () => {}
  const recevoir = (envoi: Envoi) => {
    recus.push(envoi)
    reveiller()
  }
  const repondre = (reponse: Reponse) => fil.postMessage(reponse, [])
  fil.on('message', (envoi: Envoi) => {
    if (envoi.type !== 'octets') recevoir(envoi)
    else
      octets.next().then(
        ({ done, value }) => repondre({ type: 'octets', octets: done ? null : value }),
        (erreur: unknown) => recevoir({ type: 'erreur', code: null, message: erreur instanceof Error ? erreur.message : String(erreur) }),
      )
  })
  fil.on('error', erreur => recevoir({ type: 'erreur', code: null, message: erreur instanceof Error ? erreur.message : String(erreur) }))
  try {
    for (;;) {
      const envoi = recus.shift()
      if (envoi?.type === 'evenements') {
        repondre({ type: 'suite' })
        yield* JSON.parse(envoi.evenements) as Evenement<C>[]
      } else if (envoi?.type === 'fin') return
      else if (envoi?.type === 'erreur') throw envoi.code === null ? new Error(envoi.message) : illisible(envoi.code, envoi.message)
      else
        await new Promise<void>(resolve => {
          reveiller = resolve
        })
    }
  } finally {
    await fil.terminate()
    await octets.return?.()
  }
}

const illisible = (code: CodeMotif, message: string) => Object.assign(new FluxIllisible(code), { message })
