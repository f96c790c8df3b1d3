import { randomUUID } from 'node:crypto'
import { linkSync, renameSync, rmSync } from 'node:fs'
import { ecrireUneFois, estAbsence, lireFichierPrive } from '../fichier-prive.js'
import { type Processus, processusVivant } from './processus.js'

export type Verrou = { rendre: () => void /** The dead process that held it before us. */; heritage: number | undefined }

/** The live process that holds the lock, if any. */
export function tenantDuVerrou(chemin: string): Processus | undefined {
  const inscrit = lire(chemin)
  return inscrit && estVivant(inscrit) ? inscrit : undefined
}

/** Takes the lock, or says who holds it. The lock of a dead process is taken over. */
export function prendreVerrou(chemin: string): Verrou | { tenuPar: Processus } {
  const moi = processusVivant(process.pid)
  if (!moi) throw new Error('own process not found')
  // Drawn for each taking: the same process may not take it twice either.
  const texte = JSON.stringify({ ...moi, tirage: randomUUID() })
  const heritage = ecarterUnMort(chemin)
  if (ecrireUneFois(chemin, texte) === texte) return { rendre: () => rendre(chemin, texte), heritage }
  const tenuPar = lire(chemin)
  return tenuPar ? { tenuPar } : prendreVerrou(chemin)
}

function ecarterUnMort(chemin: string): number | undefined {
  const mort = lireFichierPrive(chemin)
  const inscrit = lire(chemin)
  if (mort === undefined || (inscrit && estVivant(inscrit))) return undefined
  const ecart = `${chemin}.${process.pid}`
  try {
    renameSync(chemin, ecart)
    // Another starter may have replaced the dead lock between our reading and our renaming: its lock is put back.
    if (lireFichierPrive(ecart) !== mort) linkSync(ecart, chemin)
  } catch (cause) {
    if (!estAbsence(cause)) throw cause
  }
  rmSync(ecart, { force: true })
  return inscrit?.pid
}

function rendre(chemin: string, texte: string): void {
  if (lireFichierPrive(chemin) === texte) rmSync(chemin, { force: true })
}

function estVivant(inscrit: Processus): boolean {
  return processusVivant(inscrit.pid)?.debut === inscrit.debut
}

function lire(chemin: string): Processus | undefined {
  try {
    return (JSON.parse(lireFichierPrive(chemin) ?? 'null') as Processus | null) ?? undefined
  } catch {
    return undefined
  }
}
