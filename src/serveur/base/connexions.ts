import type { Sql } from 'postgres'
import { pilote } from './pilote.js'

type Options = {
  /** Size of the pool. */
  max?: number
  /** Milliseconds after which a statement is cut; absent: never. */
  delaiDeRequete?: number
}

/** What the server shows of this process in `pg_stat_activity`. */
export const nomDeSession = (pid: number) => `plateforme:${pid}`

/**
 * Opens a pool, lazily: no connection until the first query. A legal day (`date`) is the string AAAA-MM-JJ, an instant is
 * a `Date`, sessions are in UTC. The address may name the folder of a Unix socket (`?host=/…`), as `psql` reads it.
 */
export function ouvrirConnexions(adresse: string, { max = 4, delaiDeRequete }: Options = {}): Sql {
  const url = new URL(adresse)
  const socket = url.searchParams.get('host')
  url.searchParams.delete('host')
  // The options add a type of parameter (`jour`) that nobody names: the general type says enough.
  return pilote(url.href, {
    ...(socket ? { host: socket } : {}),
    max,
    connect_timeout: 5,
    // After an outage the first request reconnects almost at once; meanwhile each one fails fast rather than waits.
    backoff: (echecs: number) => Math.min(0.02 * 2 ** echecs, 0.3),
    idle_timeout: 300,
    onnotice: () => {},
    types: {
      date: { to: 1184, from: [1114, 1184], serialize: enInstant, parse: (texte: string) => new Date(texte) },
      jour: { to: 1082, from: [1082], serialize: (jour: string) => jour, parse: (jour: string) => jour },
    },
    connection: {
      application_name: nomDeSession(process.pid),
      TimeZone: 'UTC',
      ...(delaiDeRequete ? { statement_timeout: delaiDeRequete, idle_in_transaction_session_timeout: 2 * delaiDeRequete } : {}),
    },
  }) as Sql
}

function enInstant(valeur: Date | string): string {
  return (valeur instanceof Date ? valeur : new Date(valeur)).toISOString()
}
