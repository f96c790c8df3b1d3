import type { FastifyInstance } from 'fastify'
import { creerLesRondesDImilo } from '../i-milo/index.js'
import { creerPorteur } from '../messagerie/porteur.js'
import { creerLivreurAuxPayeurs } from '../payeurs/index.js'
import { creerLivreur, type Rondes } from '../suites/index.js'
import { creerProgrammes } from './programmes.js'

type Reglages = Parameters<typeof creerProgrammes>[0] & Omit<Parameters<typeof creerLivreur>[0], 'programme' | 'signaler'>

/** Only who serves delivers: a command beside it leaves the receivers alone. */
export function composerLaLivraison(app: FastifyInstance, reglages: Reglages): Rondes {
  const livreur = creerLivreur({
    ...reglages,
    programme: creerProgrammes(reglages),
    signaler: (erreur, abonnement) => app.log.error({ err: erreur, webhook: abonnement }, 'livraison interrompue'),
  })
  app.addHook('onListen', async () => livreur.demarrer())
  return livreur
}

type ReglagesDesEnvois = Omit<Parameters<typeof creerLivreurAuxPayeurs>[0], 'signaler' | 'porteur'> & { internes: boolean }

/** The same for the decisions payers wait for. Their addresses come from the operator alone: in the demonstration they are on this machine. */
export function composerLesEnvois(app: FastifyInstance, { internes, ...reglages }: ReglagesDesEnvois): Rondes {
  const livreur = creerLivreurAuxPayeurs({
    ...reglages,
    porteur: creerPorteur({ internes }),
    signaler: (erreur, payeur) => app.log.error({ err: erreur, payeur }, 'envoi interrompu'),
  })
  app.addHook('onListen', async () => livreur.demarrer())
  return livreur
}

/** The same for the mission locales that I-MILO serves; stopped with the rest. */
export function composerImilo(app: FastifyInstance, reglages: Omit<Parameters<typeof creerLesRondesDImilo>[0], 'signaler'>): Rondes {
  const rondes = creerLesRondesDImilo({
    ...reglages,
    signaler: (erreur, missionLocale) => app.log.error({ err: erreur, missionLocale }, 'échange avec I-MILO interrompu'),
  })
  app.addHook('onListen', async () => rondes.demarrer())
  app.addHook('onClose', () => rondes.arreter())
  return rondes
}
