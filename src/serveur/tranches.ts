import type { FastifyInstance } from 'fastify'
import { installerLImilo } from '../i-milo/index.js'
import type { Contexte } from '../moteur/http/index.js'
import { installerLesActivites } from '../parcours/activites/index.js'
import { installerLAnnuaire } from '../parcours/annuaire/index.js'
import { installerLesJalons } from '../parcours/jalons/index.js'
import { installerLesPieces } from '../parcours/pieces/index.js'
import { installerLesReferentiels } from '../parcours/projet/index.js'
import { installerLesCreneaux } from '../parcours/rendez-vous/index.js'
import { installerLesPayeurs } from '../payeurs/index.js'
import { installerLesSuivies } from '../personnes/index.js'
import { installerLesTravaux } from '../suites/index.js'

/** The slices that need nothing but the engine. */
const tranches: readonly ((app: FastifyInstance, contexte: Contexte) => void)[] = [
  installerLesSuivies,
  installerLesTravaux,
  installerLesReferentiels,
  installerLesCreneaux,
  installerLAnnuaire,
  installerLesJalons,
  installerLesActivites,
  installerLesPieces,
  installerLesPayeurs,
  installerLImilo,
]

export const installerLesTranches = (app: FastifyInstance, contexte: Contexte): void => {
  for (const installer of tranches) installer(app, contexte)
}
