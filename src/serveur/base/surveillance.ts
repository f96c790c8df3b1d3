import { setTimeout as attendre } from 'node:timers/promises'
import type { Lieu } from './lieu.js'
import { type Postmaster, postmasterVivant } from './postmaster.js'

export type Surveillance = {
  /** The server of the moment. */
  pid: () => number
  cesser: () => Promise<void>
}

const RONDE = 300
const REPOS_APRES_UN_ECHEC = 2_000

/** Keeps the embedded server alive: if it dies while the platform serves, it is started again, at the same address. */
export function surveiller(lieu: Lieu, premier: Postmaster, relancer: () => Promise<Postmaster>): Surveillance {
  let pid = premier.pid
  let relance: Promise<unknown> | undefined
  const ronde = setInterval(() => {
    if (relance || postmasterVivant(lieu.pgdata)) return
    relance = relancer()
      .then(
        postmaster => {
          pid = postmaster.pid
        },
        () => attendre(REPOS_APRES_UN_ECHEC), // its reason is in PostgreSQL's own log
      )
      .finally(() => {
        relance = undefined
      })
  }, RONDE).unref()
  return {
    pid: () => pid,
    cesser: async () => {
      clearInterval(ronde)
      await relance
    },
  }
}
