import { setTimeout as attendre } from 'node:timers/promises'

/** Serialization failure and deadlock: the database asks for the whole transaction again. */
const transitoires = ['40001', '40P01']

const estTransitoire = (erreur: unknown): boolean =>
  erreur instanceof Error && 'code' in erreur && transitoires.includes(String(erreur.code))

/**
 * Does again, whole, a transaction that met another writer: a little later, and never in step with it. Nothing of a failed
 * try was kept. `faire` is told which try it is, from one. `aussi` names other errors that mean the same.
 */
export async function rejouer<T>(
  faire: (essai: number) => Promise<T>,
  aussi: (erreur: unknown) => boolean = () => false,
  essais = 15,
): Promise<T> {
  for (let essai = 1; ; essai++) {
    try {
      return await faire(essai)
    } catch (erreur) {
      if (essai === essais || !(estTransitoire(erreur) || aussi(erreur))) throw erreur
      await attendre(Math.random() * 50 * essai)
    }
  }
}
