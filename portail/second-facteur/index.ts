import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { installerLEnrolement } from './enroler.js'
import { installerLaGestion } from './gerer.js'
import { installerLaVerification } from './verifier.js'

/** Second factors of the professionals: enrol one, give it when a page asks, and come back to that page. */
export function installerLeSecondFacteur(portee: FastifyInstance, contexte: ContextePortail): void {
  installerLaVerification(portee, contexte)
  installerLEnrolement(portee, contexte)
  installerLaGestion(portee, contexte)
}
