import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Sql } from 'postgres'
import { creerLesRondes, type Rondes } from '../suites/index.js'
import type { CleDeNote } from './note.js'
import { dernierSceau } from './sceaux.js'
import { LOT } from './sceller.js'
import { temoigner } from './temoin.js'

type Reglages = {
  sql: Sql
  privee: KeyObject
  /** The name the log is given by its first seal, and keeps. */
  origine: string
  /** Seals one lot, and gives its rows: none when nothing was to be sealed, or when another process is at it. */
  sceller: () => Promise<number>
  /** Public keys of those that sealed before. */
  anciennes: readonly KeyObject[]
  temoin: string | undefined
  /** Milliseconds a written row may stay unsealed before nobody is answered any more. */
  grace: number
  signaler: (erreur: unknown) => void
}

export type Scellement = Rondes & {
  /** Milliseconds for which the same rows have been waiting for their seal, when it was last looked at. */
  retard(): number
  aJour(): boolean
  cles(): Promise<CleDeNote[]>
}

const PERIODE = 1000
const ENTRE_DEUX_TEMOIGNAGES = 60_000

/** Seals about every second what was written, tells the witness every minute, and knows how late it is. */
export function creerLeScellement(reglages: Reglages): Scellement {
  const attente = creerLAttente(reglages.sql)
  let retard = 0
  let temoigneLe = 0
  let aTemoigner: string | undefined

  const temoignerSIlYALieu = async (instant: number) => {
    if (aTemoigner === undefined || instant - temoigneLe < ENTRE_DEUX_TEMOIGNAGES) return
    await temoigner(reglages.temoin, { note: aTemoigner })
    ;[temoigneLe, aTemoigner] = [instant, undefined]
  }
  const servir = async () => {
    // Measured whatever becomes of the sealing: a signer that fails must be seen.
    try {
      // What comes meanwhile waits for the next second: a seal costs as much for a hundred rows as for ten thousand.
      let lignes: number
      do {
        lignes = await reglages.sceller()
        if (lignes > 0) aTemoigner = (await dernierSceau(reglages.sql))?.note
        await temoignerSIlYALieu(Date.now())
      } while (lignes >= LOT)
    } finally {
      retard = await attente()
    }
  }
  const rondes = creerLesRondes({ periodeMs: PERIODE, aServir: async () => ['journal'], servir, signaler: reglages.signaler })
  return {
    ...rondes,
    async arreter() {
      await rondes.arreter()
      await temoignerSIlYALieu(Number.POSITIVE_INFINITY).catch(reglages.signaler)
    },
    retard: () => retard,
    aJour: () => retard <= reglages.grace,
    cles: async () => {
      const dernier = await dernierSceau(reglages.sql)
      const nom = dernier?.sceau.origine ?? reglages.origine
      return [createPublicKey(reglages.privee), ...reglages.anciennes].map(publique => ({ nom, publique }))
    },
  }
}

/**
 * How long the same rows have been seen waiting, in milliseconds. By what this process saw, never by what the rows say: an instant may be
 * wrong, and a clock may go back.
 */
function creerLAttente(sql: Sql): () => Promise<number> {
  let vue: { front: string; le: number } | undefined
  return async () => {
    const [r] = await sql<{ front: string; attendent: boolean }[]>`
      select front::text, exists (select from journal where tx >= front) as attendent from (select coalesce(max(au), 0) as front from sceau) s`
    if (!r?.attendent) vue = undefined
    else if (vue?.front !== r.front) vue = { front: r.front, le: performance.now() }
    return vue ? performance.now() - vue.le : 0
  }
}
