import postgres from 'postgres'
import { type Chiffrement, type Lieu, ouvrirPrise } from './prise.js'
import { avecReleve, type Suivi } from './releve.js'

export type Sql = postgres.Sql<{ jour: string }>

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
 * a `Date`, sessions are in UTC. The address is read as `psql` reads it: `?host=/folder` names a Unix socket, `?sslmode=require` or
 * `verify-full` asks for TLS.
 */
export function ouvrirConnexions(adresse: string, options: Options = {}): Sql {
  return avecReleve(suivi => ouvrirPool(adresse, options, suivi))
}

function ouvrirPool(adresse: string, { max = 4, delaiDeRequete }: Options, { surService, surPanne }: Suivi): Sql {
  const { lieu, chiffrement, reste } = lireAdresse(adresse)
  const prise = { ssl: false, socket: () => ouvrirPrise(lieu, chiffrement, surPanne) }
  return postgres(reste, {
    ...prise,
    max,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
    onparameter: surService, // the server speaks of its parameters once it has let us in
    types: {
      date: { to: 1184, from: [1114, 1184], serialize: enInstant, parse: (texte: string) => new Date(texte) },
      jour: { to: 1082, from: [1082], serialize: (jour: string) => jour, parse: (jour: string) => jour },
    },
    connection: {
      application_name: nomDeSession(process.pid),
      TimeZone: 'UTC',
      ...(delaiDeRequete ? { statement_timeout: delaiDeRequete, idle_in_transaction_session_timeout: 2 * delaiDeRequete } : {}),
    },
  })
}

function lireAdresse(adresse: string): { lieu: Lieu; chiffrement: Chiffrement; reste: string } {
  const url = new URL(adresse)
  const parametre = (nom: string) => {
    const valeur = url.searchParams.get(nom)
    url.searchParams.delete(nom)
    return valeur ?? undefined
  }
  const [dossier, mode = 'disable'] = [parametre('host'), parametre('sslmode')]
  const port = Number(url.port || 5432)
  return {
    lieu: dossier ? { path: `${dossier}/.s.PGSQL.${port}` } : { host: url.hostname.replace(/^\[|\]$/g, ''), port },
    chiffrement: mode === 'disable' || dossier ? undefined : mode.startsWith('verify-') ? 'verify-full' : 'require',
    reste: url.href,
  }
}

function enInstant(valeur: Date | string): string {
  return (valeur instanceof Date ? valeur : new Date(valeur)).toISOString()
}
