import { parentPort, workerData } from 'node:worker_threads'
import { empreintesDIdentite } from '../../personnes/index.js'
import { FluxIllisible } from '../flux-illisible.js'
import type { CodeMotif } from '../motifs.js'
import type { Evenement, Jour, NomDeFormat } from './format.js'
import { formats } from './formats.js'

/** The thread that reads a file: asks for its bytes, gives its events, a few groups ahead of who writes them and no more. */
export type Demande = { format: NomDeFormat; depuis: number; jour: Jour; colonnes: Readonly<Record<string, string>>; cle: Uint8Array }
export type Envoi =
  | { type: 'octets' }
  /** In JSON: one string crosses faster than the thousand objects it holds. */
  | { type: 'evenements'; evenements: string }
  | { type: 'fin' }
  | { type: 'erreur'; code: CodeMotif | null; message: string }
export type Reponse = { type: 'octets'; octets: Uint8Array | null } | { type: 'suite' }

const parEnvoi = 100
/** Groups given and not yet taken. */
const avance = 8

const port = parentPort
if (!port) throw new Error('lecteur.js est un fil, pas un programme')
const envoyer = (envoi: Envoi) => port.postMessage(envoi)

let enAttente = 0
let recevoirOctets: (octets: Uint8Array | null) => void = () => {}
let reprendre = () => {}
port.on('message', (reponse: Reponse) => {
  if (reponse.type === 'octets') recevoirOctets(reponse.octets)
  else {
    enAttente--
    reprendre()
  }
})

async function* octets(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const recus = await new Promise<Uint8Array | null>(resolve => {
      recevoirOctets = resolve
      envoyer({ type: 'octets' })
    })
    if (recus === null) return
    yield recus
  }
}

async function donner(evenements: Evenement<unknown>[]): Promise<void> {
  envoyer({ type: 'evenements', evenements: JSON.stringify(evenements) })
  enAttente++
  while (enAttente >= avance)
    await new Promise<void>(resolve => {
      reprendre = resolve
    })
}

async function lire({ format, depuis, jour, colonnes, cle }: Demande): Promise<void> {
  const empreintes = empreintesDIdentite(Buffer.from(cle))
  let groupe: Evenement<unknown>[] = []
  for await (const evenement of formats[format].lire(octets(), depuis, { jour, colonnes, empreintes })) {
    groupe.push(evenement)
    if (groupe.length < parEnvoi) continue
    await donner(groupe)
    groupe = []
  }
  await donner(groupe)
  envoyer({ type: 'fin' })
}

lire(workerData as Demande).catch((erreur: unknown) => {
  const message = erreur instanceof Error ? erreur.message : String(erreur)
  envoyer({ type: 'erreur', code: erreur instanceof FluxIllisible ? erreur.code : null, message })
})
