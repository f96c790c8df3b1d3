import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { installerLeChoix } from './choix.js'
import { installerLesComptes } from './comptes.js'
import { installerLEntree } from './entrer.js'
import { installerLaSortie } from './sortir.js'

/** Coming in and going out, for everyone. */
export function installerLaConnexion(portee: FastifyInstance, contexte: ContextePortail): void {
  installerLeChoix(portee, contexte)
  installerLEntree(portee, contexte)
  installerLaSortie(portee, contexte)
  installerLesComptes(portee, contexte)
}
