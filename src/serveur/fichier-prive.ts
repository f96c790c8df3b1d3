import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The content of a small private file, without its last newline, or `undefined` when it does not exist. */
export function lireFichierPrive(chemin: string): string | undefined {
  try {
    return readFileSync(chemin, 'utf8').trimEnd()
  } catch (cause) {
    if (estAbsence(cause)) return undefined
    throw cause
  }
}

/**
 * Creates a file (0600) whole or not at all, and never replaces one: of two processes starting together, one writes
 * and both read the same content.
 * @returns the content that is now in the file.
 */
export function ecrireUneFois(chemin: string, contenu: string): string {
  const brouillon = `${chemin}.${randomBytes(6).toString('hex')}`
  writeFileSync(brouillon, `${contenu}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(brouillon, chemin)
    return contenu
  } catch (cause) {
    const existant = lireFichierPrive(chemin)
    if (existant === undefined) throw cause
    return existant
  } finally {
    rmSync(brouillon, { force: true })
  }
}

/** A folder only its owner may enter; its parents keep the rights of the system. */
export function creerDossierPrive(chemin: string): void {
  mkdirSync(dirname(chemin), { recursive: true })
  if (mkdirSync(chemin, { recursive: true, mode: 0o700 })) chmodSync(chemin, 0o700)
}

export function estAbsence(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
}
