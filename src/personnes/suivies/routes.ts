import type { FastifyInstance } from 'fastify'
import { jourDe } from '../../moteur/moteur.js'
import { denombrerDepuis } from '../../moteur/denombrement.js'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { operationsDesSuivies } from './operations.js'

const unJour = 24 * 60 * 60 * 1000

export function installerLesSuivies(app: FastifyInstance, contexte: Contexte): void {
  ouvrir(app, contexte, operationsDesSuivies.denombrer, async ({ appelant, ligne, requete }) => ({
    nouvelles: await denombrerDepuis(
      contexte.moteur,
      ligne,
      appelant,
      jourDe(new Date(contexte.moteur.horloge().getTime() - requete.jours * unJour)),
    ),
  }))
}
