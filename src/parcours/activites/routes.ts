import type { FastifyInstance } from 'fastify'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { operationsDuReferentielDActivites } from './operations.js'
import { lireLeReferentiel } from './referentiel.js'

export function installerLeReferentielDActivites(app: FastifyInstance, contexte: Contexte): void {
  ouvrir(app, contexte, operationsDuReferentielDActivites.activites, async () => lireLeReferentiel(aujourdHui(contexte.moteur)))
}
