import type postgres from 'postgres'
import { type Corps, commencer } from './transaction.js'

type Sql = postgres.Sql<{ jour: string }>

/** What a pool tells of its connections. */
export type Suivi = { surService: () => void; surPanne: () => void }

/** What an old pool may still be serving on its sound connections; then whatever it did not answer fails. */
const SURSIS = 3_000

/**
 * A pool that is replaced at its first broken connection. The driver may keep, of a connection lost while it was
 * writing, a place that never writes again (postgres 3.4.9: `closed` clears the write timer without forgetting it) and
 * queries that never end: a new pool has neither, and the end of the old one answers everybody.
 */
export function avecReleve(ouvrir: (suivi: Suivi) => Sql): Sql {
  const anciens = new Map<Sql, NodeJS.Timeout>()
  let fermee = false
  let enService = etablir()

  function etablir(): Sql {
    let aServi = false
    let releve = false
    const pool = ouvrir({
      surService: () => {
        aServi = true
      },
      surPanne: () => {
        if (releve || fermee) return
        releve = true
        enService = etablir()
        anciens.set(
          pool,
          setTimeout(() => void finir(pool), aServi ? SURSIS : 0),
        )
      },
    })
    return pool
  }

  async function finir(pool: Sql): Promise<void> {
    clearTimeout(anciens.get(pool))
    anciens.delete(pool)
    await pool.end({ timeout: 0 })
  }

  async function end(options?: { timeout?: number }): Promise<void> {
    fermee = true
    await Promise.all([enService.end(options), ...[...anciens.keys()].map(finir)])
  }

  const begin = (...[options, corps]: [string, Corps] | [Corps]) =>
    typeof options === 'string' ? commencer(enService, options, corps as Corps) : commencer(enService, '', options)

  return new Proxy(enService, {
    apply: (_cible, _ceci, arguments_): unknown => Reflect.apply(enService, undefined, arguments_),
    get(_cible, nom): unknown {
      if (nom === 'end') return end
      return nom === 'begin' ? begin : Reflect.get(enService, nom)
    },
  })
}
