import type { FastifyBaseLogger } from 'fastify'
import { executerLesTaches, type Outils } from './taches.js'

const periode = 60 * 60 * 1000

type Reglages = Omit<Outils, 'instant'> & { horloge: () => Date; journal: FastifyBaseLogger }

/** Runs what is due at once, then every hour, on each process; returns the function that stops it. Failures are said, never fatal. */
export function ordonnancer({ horloge, journal, ...outils }: Reglages): () => void {
  const executer = async () => {
    const { phrases, echecs } = await executerLesTaches({ ...outils, instant: horloge() })
    journal[echecs > 0 ? 'error' : 'info']({ phrases }, 'tâches de l’heure')
  }
  const tour = () => void executer().catch((erreur: unknown) => journal.error(erreur, 'tâches de l’heure'))
  tour()
  const minuterie = setInterval(tour, periode).unref()
  return () => clearInterval(minuterie)
}
