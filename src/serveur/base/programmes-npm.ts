import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

type Lien = { source: string; target: string }

/**
 * The npm package cannot carry symbolic links: a script of its own draws them after the installation. Where such scripts
 * are blocked, PostgreSQL does not find its libraries; we draw the links ourselves.
 */
export function liensPresents(natif: string): boolean {
  return liens(natif).every(({ target }) => lstatSync(join(dirname(natif), target), { throwIfNoEntry: false }))
}

/** @returns false when the folder may not be written (installed by somebody else). */
export function poserLesLiens(natif: string): boolean {
  try {
    for (const { source, target } of liens(natif)) {
      const lien = join(dirname(natif), target)
      if (!lstatSync(lien, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), lien)
    }
    return true
  } catch {
    return liensPresents(natif)
  }
}

/** Copies the programs, links completed, to a place the account of the database can reach. */
export function copierPour(natif: string, destination: string): string {
  const copie = join(destination, `postgresql-${version(natif)}`, 'native')
  if (existsSync(copie)) return copie
  const brouillon = join(destination, `.postgresql-${process.pid}`)
  mkdirSync(brouillon, { recursive: true, mode: 0o755 })
  cpSync(natif, join(brouillon, basename(natif)), { recursive: true, verbatimSymlinks: true })
  poserLesLiens(join(brouillon, basename(natif)))
  try {
    renameSync(brouillon, dirname(copie))
  } finally {
    rmSync(brouillon, { recursive: true, force: true })
  }
  return copie
}

function liens(natif: string): Lien[] {
  const liste = join(natif, 'pg-symlinks.json')
  return existsSync(liste) ? (JSON.parse(readFileSync(liste, 'utf8')) as Lien[]) : []
}

function version(natif: string): string {
  return (JSON.parse(readFileSync(join(dirname(natif), 'package.json'), 'utf8')) as { version: string }).version
}
