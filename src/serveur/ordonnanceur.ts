import type { FastifyBaseLogger } from 'fastify'
import { executerLesTaches } from './taches.js'

const periode = 60 * 60 * 1000

type Reglages = Pick<Parameters<typeof executerLesTaches>[0], 'proprietaire' | 'application' | 'messagerie'> & {
  horloge: () => Date
  journal: FastifyBaseLogger
}

/** Runs what is due every hour on each process; returns the function that stops it. Failures are said, never fatal. */
export function ordonnancer({ horloge, journal, ...outils }: Reglages): () => void {
  const executer = async () => {
    const { phrases, echecs } = await executerLesTaches({ ...outils, instant: horloge() })
    journal[echecs > 0 ? 'error' : 'info']({ phrases }, 'tâches de l’heure')
  }
  const minuterie = setInterval(
    () => void executer().catch((erreur: unknown) => journal.error(erreur, 'tâches de l’heure')),
    periode,
  ).unref()
  return () => clearInterval(minuterie)
}
