import type { FastifyInstance } from 'fastify'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { operationsDesReferentiels } from './operations.js'
import { chercherUnMetier } from './rome/chercher.js'

export function installerLesReferentiels(app: FastifyInstance, contexte: Contexte): void {
  ouvrir(app, contexte, operationsDesReferentiels.metiers, ({ requete: { texte, limite } }) =>
    chercherUnMetier(contexte.moteur.sql, texte, limite),
  )
}
