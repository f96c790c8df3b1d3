import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Installation, prochaineEcriture } from './installation.js'
import { mediane } from './series.js'

/** Microseconds of processor, of the platform and of its database when it is on this machine; and transactions that wrote. */
export type Depense = { plateforme: number; base: number; ecritures: number }
type Compteurs = { plateforme: number; sessions: ReadonlyMap<number, number>; ecritures: number }

const MICROSECONDES_PAR_TOP = 10_000

/** User and system time of a process that may have gone, or be on another machine. */
function processeurDe(pid: number | undefined): number {
  try {
    const champs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(champs[11]) + Number(champs[12])) * MICROSECONDES_PAR_TOP
  } catch {
    return 0
  }
}

export async function compter({ bases, processus }: Installation): Promise<Compteurs> {
  const sessions = await bases.proprietaire<{ pid: number }[]>`select pid from pg_stat_activity`
  return {
    plateforme: processeurDe(processus.pid),
    sessions: new Map(sessions.map(({ pid }) => [pid, processeurDe(pid)])),
    ecritures: await prochaineEcriture(bases),
  }
}

/** A session that opened or ended in between is left out: what it had spent before is not known. */
export const depense = (avant: Compteurs, apres: Compteurs): Depense => ({
  plateforme: apres.plateforme - avant.plateforme,
  base: [...apres.sessions].reduce((total, [pid, temps]) => total + temps - (avant.sessions.get(pid) ?? temps), 0),
  ecritures: apres.ecritures - avant.ecritures,
})

/** Milliseconds for 8 kB to be safe on the disk of this folder: what no commit can do without. */
export function attenteDuDisque(dossier: string): number {
  const chemin = join(dossier, 'disque')
  const fichier = openSync(chemin, 'w')
  const page = Buffer.alloc(8192, 1)
  const durees = Array.from({ length: 50 }, () => {
    const debut = performance.now()
    writeSync(fichier, page, 0, page.length, 0)
    fdatasyncSync(fichier)
    return performance.now() - debut
  })
  closeSync(fichier)
  rmSync(chemin)
  return mediane(durees)
}
