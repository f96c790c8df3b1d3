import type { FastifyInstance } from 'fastify'
import { type Atelier, creerOuvrier, installerImports } from '../flux/index.js'
import type { Contexte } from '../moteur/http/index.js'

/** Only who serves imports what was deposited: a command beside it leaves the files alone. */
export function composerLesImports(app: FastifyInstance, contexte: Contexte, { atelier, dossier }: { atelier: Atelier; dossier: string }) {
  const ouvrier = creerOuvrier({
    atelier,
    dossier,
    signaler: (erreur, fiche) => app.log.error({ err: erreur, import: fiche }, 'import interrompu'),
  })
  installerImports(app, { ...contexte, dossier, reveiller: ouvrier.reveiller })
  app.addHook('onListen', async () => ouvrier.reveiller())
  return ouvrier
}
