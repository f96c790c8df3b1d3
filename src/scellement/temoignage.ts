import type { Temoin } from './acces-au-temoin.js'

/** `grace`: milliseconds for which a seal may wait to be told. */
type Reglages = { temoin: Temoin; grace: number; horloge: () => Date; signaler: (erreur: unknown) => void }

/** `retard`: milliseconds for which a seal has been waiting to be told. `ecritLe`: the last time this process told one. */
export type EtatDuTemoin = { aJour: boolean; retard: number; ecritLe: Date | null }

export type Temoignage = {
  /** What it is to be told next. Returns at once: a witness that does not answer keeps no seal waiting. */
  noter(note: string): void
  /** Tells it, if it is time. */
  tour(): void
  etat(): EtatDuTemoin
  /** Tells the last seal, and gives up after some seconds. */
  arreter(): Promise<void>
}

const ENTRE_DEUX = 60_000
const TARD = 150_000
const A_LA_FIN = 5000

/** Tells the witness about every minute, or sooner when a seal may not wait so long; one that fails is tried again at each round, and said once. */
export function creerLeTemoignage({ temoin, grace, horloge, signaler }: Reglages): Temoignage {
  const entreDeux = Math.min(ENTRE_DEUX, grace / 3)
  let aDire: { note: string; depuis: number } | undefined
  let dite = Number.NEGATIVE_INFINITY
  let ecritLe: Date | null = null
  let echec = false
  let enCours: Promise<void> | undefined

  const dire = async (): Promise<void> => {
    const prise = aDire
    if (!prise) return
    try {
      await temoin.dire({ note: prise.note })
      ;[dite, ecritLe, echec] = [performance.now(), horloge(), false]
      aDire = aDire === prise ? undefined : aDire && { ...aDire, depuis: dite }
    } catch (erreur) {
      if (!echec) signaler(erreur)
      echec = true
    }
  }
  const lancer = (): Promise<void> => {
    enCours ??= dire().finally(() => {
      enCours = undefined
    })
    return enCours
  }
  return {
    noter(note) {
      aDire = { note, depuis: aDire?.depuis ?? performance.now() }
    },
    tour() {
      if (aDire && (echec || performance.now() - dite >= entreDeux)) void lancer()
    },
    etat() {
      const retard = aDire ? performance.now() - aDire.depuis : 0
      return { aJour: !echec && retard <= TARD, retard, ecritLe }
    },
    async arreter() {
      await Promise.race([enCours?.then(lancer) ?? lancer(), new Promise(lasse => setTimeout(lasse, A_LA_FIN).unref())])
    },
  }
}
