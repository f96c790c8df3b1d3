import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import type { Lieu } from './lieu.js'
import { oublierUnMort, type Postmaster, postmasterVivant } from './postmaster.js'
import { processusVivant } from './processus.js'
import type { Programmes } from './programmes.js'
import { RefusDeLaBase } from './refus.js'
import { type Ecoute, reglages } from './reglages.js'

const PATIENCE_APRES_UN_ARRET_BRUTAL = 12_000
const PATIENCE_DE_REPRISE = 5 * 60_000

/** Starts PostgreSQL and waits until it answers; insists while the remains of a killed server are going away. */
export async function lancer(lieu: Lieu, programmes: Programmes, ecoute: Ecoute, jetable: boolean): Promise<Postmaster> {
  const limite = Date.now() + PATIENCE_APRES_UN_ARRET_BRUTAL
  for (;;) {
    oublierUnMort(lieu)
    const tentative = await tenter(lieu, programmes, reglages(ecoute, jetable))
    if ('pid' in tentative) return tentative
    if (!estPassager(tentative.echec) || Date.now() > limite)
      throw new RefusDeLaBase(`La base embarquée n’a pas démarré (journal : ${lieu.journal}). ${tentative.echec}`)
    await attendre(250)
  }
}

/** A server that survived its platform, once it is ready. */
export async function retrouver(lieu: Lieu): Promise<Postmaster | undefined> {
  const limite = Date.now() + PATIENCE_DE_REPRISE
  while (Date.now() < limite) {
    const postmaster = postmasterVivant(lieu.pgdata)
    if (!postmaster || postmaster.pret) return postmaster
    await attendre(20)
  }
  return undefined
}

/** Fast shutdown: sessions are cut, everything acknowledged is on disk. */
export async function arreter(pid: number): Promise<void> {
  for (const [signal, delai] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!processusVivant(pid)) return
    process.kill(pid, signal)
    for (const limite = Date.now() + delai; Date.now() < limite && processusVivant(pid); ) await attendre(10)
  }
}

/** The last wish of a process that ends without closing: it cannot wait any more. */
export function demanderLArret(pid: number): void {
  if (processusVivant(pid)) process.kill(pid, 'SIGINT')
}

async function tenter(lieu: Lieu, programmes: Programmes, parametres: string[]): Promise<Postmaster | { echec: string }> {
  const debut = roterLeJournal(lieu.journal)
  const journal = openSync(lieu.journal, 'a', 0o600)
  const postgres = spawn(join(programmes.dossier, 'postgres'), ['-D', lieu.pgdata, ...parametres], {
    ...lieu.compte,
    cwd: lieu.grappe,
    // Its own session: the Ctrl-C of the terminal reaches the platform alone, which stops the database last.
    detached: true,
    stdio: ['ignore', journal, journal],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(journal)
  const fin = finDe(postgres)
  const pret = await Promise.race([attendrePret(lieu, postgres), fin.then(() => undefined)])
  if (pret) {
    postgres.unref()
    return pret
  }
  return { echec: readFileSync(lieu.journal, 'utf8').slice(debut).trim() || ((await fin)?.message ?? '') }
}

function finDe(postgres: ChildProcess): Promise<Error | undefined> {
  return new Promise(resolve => {
    postgres.once('error', resolve).once('exit', () => resolve(undefined))
  })
}

async function attendrePret(lieu: Lieu, postgres: ChildProcess): Promise<Postmaster | undefined> {
  const limite = Date.now() + PATIENCE_DE_REPRISE
  while (Date.now() < limite && postgres.exitCode === null && postgres.signalCode === null && postgres.pid !== undefined) {
    const postmaster = postmasterVivant(lieu.pgdata)
    if (postmaster?.pret && postmaster.pid === postgres.pid) return postmaster
    await attendre(10)
  }
  return undefined
}

function estPassager(echec: string): boolean {
  return /lock file|shared memory block|Address already in use/i.test(echec)
}

function roterLeJournal(journal: string): number {
  const taille = statSync(journal, { throwIfNoEntry: false })?.size ?? 0
  if (taille < 10_000_000) return taille
  truncateSync(journal)
  return 0
}
