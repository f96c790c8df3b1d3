import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Sql } from 'postgres'
import { creerLesRondes, type Rondes } from '../suites/index.js'
import type { CleDeNote } from './note.js'
import type { Temoin } from './acces-au-temoin.js'
import { dernierSceau } from './sceaux.js'
import { LOT } from './sceller.js'
import { creerLeTemoignage, type EtatDuTemoin } from './temoignage.js'

type Reglages = {
  sql: Sql
  privee: KeyObject
  /** The name the log is given by its first seal, and keeps. */
  origine: string
  /** Seals one lot, and gives its rows: none when nothing was to be sealed, or when another process is at it. */
  sceller: () => Promise<number>
  /** Public keys of those that sealed before. */
  anciennes: readonly KeyObject[]
  temoin: Temoin
  /** Milliseconds a written row may stay unsealed before nobody is answered any more. */
  grace: number
  /** The same of a seal that the witness has not been told. */
  graceDuTemoin: number
  horloge: () => Date
  signaler: (erreur: unknown) => void
  signalerLeTemoin: (erreur: unknown) => void
}

export type Scellement = Rondes & {
  /** Milliseconds for which the same rows have been waiting for their seal, when it was last looked at. */
  retard(): number
  temoin(): EtatDuTemoin & { dansSonDelai: boolean }
  /** Whether what was written is sealed in time, whatever the witness was told. */
  scelle(): boolean
  /** Whether both are in time: otherwise nobody is to be served. */
  aJour(): boolean
  cles(): Promise<CleDeNote[]>
}

const PERIODE = 1000
/** Without having looked for so long, this process no longer knows that all is sealed. */
const SANS_NOUVELLES = 10_000

/** Seals about every second what was written, tells the witness every minute, and knows how late it is. */
export function creerLeScellement(reglages: Reglages): Scellement {
  const attente = creerLAttente(reglages.sql)
  const temoignage = creerLeTemoignage({
    ...{ temoin: reglages.temoin, grace: reglages.graceDuTemoin },
    ...{ horloge: reglages.horloge, signaler: reglages.signalerLeTemoin },
  })
  let vu = { retard: 0, le: Number.POSITIVE_INFINITY }

  // A round that hangs, or a database that no longer answers, does not leave the last answer standing.
  const retard = () => {
    const sansNouvelles = performance.now() - vu.le
    return sansNouvelles > SANS_NOUVELLES ? vu.retard + sansNouvelles : vu.retard
  }
  const scelle = () => retard() <= reglages.grace
  const temoin = () => {
    const etat = temoignage.etat()
    return { ...etat, dansSonDelai: etat.retard <= reglages.graceDuTemoin }
  }
  const servir = async () => {
    // Measured whatever becomes of the sealing: a signer that fails must be seen.
    try {
      // What comes meanwhile waits for the next second: a seal costs as much for a hundred rows as for ten thousand.
      let lignes: number
      do {
        lignes = await reglages.sceller()
        const dernier = lignes > 0 ? await dernierSceau(reglages.sql) : null
        if (dernier) temoignage.noter(dernier.note)
        temoignage.tour()
      } while (lignes >= LOT)
    } finally {
      vu = { retard: await attente(), le: performance.now() }
    }
  }
  const rondes = creerLesRondes({ periodeMs: PERIODE, aServir: async () => ['journal'], servir, signaler: reglages.signaler })
  return {
    ...rondes,
    async arreter() {
      await rondes.arreter()
      vu = { retard: vu.retard, le: Number.POSITIVE_INFINITY }
      await temoignage.arreter()
    },
    retard,
    temoin,
    scelle,
    aJour: () => scelle() && temoin().dansSonDelai,
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
  let vue: { front: bigint; le: number } | undefined
  return async () => {
    // What the note says, which is signed: the columns beside it are only to find it.
    const front = (await dernierSceau(sql))?.sceau.au ?? 0n
    const [r] = await sql<{ attendent: boolean }[]>`
      select exists (select from journal where tx >= ${front.toString()}::bigint) as attendent`
    if (!r?.attendent) vue = undefined
    else if (vue?.front !== front) vue = { front, le: performance.now() }
    return vue ? performance.now() - vue.le : 0
  }
}
