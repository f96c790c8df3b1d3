import type { FastifyInstance } from 'fastify'
import { creerOuvrier, installerImports } from '../flux/index.js'
import type { Contexte } from '../moteur/http/index.js'

/** Only who serves imports what was deposited: a command beside it leaves the files alone. */
type Reglages = Omit<Parameters<typeof creerOuvrier>[0], 'signaler'>

export function composerLesImports(app: FastifyInstance, contexte: Contexte, reglages: Reglages) {
  const { dossier } = reglages
  const ouvrier = creerOuvrier({
    ...reglages,
    signaler: (erreur, fiche) => app.log.error({ err: erreur, import: fiche }, 'import interrompu'),
  })
  installerImports(app, { ...contexte, dossier, reveiller: ouvrier.reveiller })
  app.addHook('onListen', async () => ouvrier.reveiller())
  return ouvrier
}
