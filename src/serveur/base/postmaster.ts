import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lireFichierPrive } from '../fichier-prive.js'
import type { Lieu } from './lieu.js'
import { commande, processusVivant } from './processus.js'

/** The PostgreSQL server at work on a data folder, as it describes itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; socket: string | undefined; pret: boolean }

/** The live server of this data folder, if any. */
export function postmasterVivant(pgdata: string): Postmaster | undefined {
  const lignes = lireFichierPrive(join(pgdata, 'postmaster.pid'))?.split('\n')
  if (!lignes) return undefined
  const pid = Number(lignes[0])
  // After a reboot or in a new container the number may belong to another program.
  if (!processusVivant(pid) || !commande(pid).includes('postgres')) return undefined
  return { pid, port: Number(lignes[3]), socket: lignes[4] || undefined, pret: lignes[7]?.trim() === 'ready' }
}

/**
 * PostgreSQL refuses to start while the number written in its files exists, even if that is a zombie never reaped or an
 * unrelated program. The shared memory it checks next still protects the data from a surviving backend.
 */
export function oublierUnMort({ grappe, pgdata }: Pick<Lieu, 'grappe' | 'pgdata'>): void {
  if (postmasterVivant(pgdata)) return
  const restes = [
    join(pgdata, 'postmaster.pid'),
    ...readdirSync(grappe)
      .filter(nom => nom.startsWith('.s.PGSQL.'))
      .map(nom => join(grappe, nom)),
  ]
  for (const reste of restes) rmSync(reste, { force: true })
}
