import type { Lieu } from './lieu.js'
import { portLibre } from './port-libre.js'

/** Where the server listens: in a folder (Unix socket) or, without one, on the loopback. */
export type Ecoute = { socket: string | undefined; port: number }

/** The path of a Unix socket is limited (sun_path: 108 bytes on Linux, 104 elsewhere); beyond, the loopback serves. */
export async function choisirEcoute(lieu: Lieu): Promise<Ecoute> {
  const limite = process.platform === 'linux' ? 107 : 103
  const port = 5432
  if (Buffer.byteLength(`${lieu.grappe}/.s.PGSQL.${port}`) <= limite && !/[,"]/.test(lieu.grappe)) return { socket: lieu.grappe, port }
  return { socket: undefined, port: await portLibre() }
}

/** PostgreSQL's settings, given on its command line: those of today's code, whatever file the cluster was created with. */
export function reglages({ socket, port }: Ecoute, jetable: boolean): string[] {
  const valeurs = {
    listen_addresses: socket ? '' : '127.0.0.1',
    port,
    unix_socket_directories: socket ?? '',
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: jetable ? '128MB' : '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    jit: 'off',
    // A statement whose client died is cut at once: what a killed process left half done must not finish behind its successor.
    ...(process.platform === 'linux' ? { client_connection_check_interval: '2s' } : {}),
    ...(jetable ? SANS_DURABILITE : DURABILITE),
  }
  return Object.entries(valeurs).flatMap(([nom, valeur]) => ['-c', `${nom}=${valeur}`])
}

const DURABILITE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', wal_compression: 'on', max_wal_size: '2GB' }

const SANS_DURABILITE = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: 0, autovacuum: 'off', checkpoint_timeout: '1h' },
}
