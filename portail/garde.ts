import type { FastifyReply, FastifyRequest } from 'fastify'
import { exigenceDe, verdict } from '../src/droit/assurance.js'
import { assurancesDesActes } from '../src/droit/assurance-des-actes.js'
import type { Assurance, Niveau } from '../src/droit/niveaux.js'
import type { Outil } from '../src/droit/outils.js'
import { jourDe } from '../src/moteur/moteur.js'
import { actes, type Acte, permet } from '../src/droit/roles.js'
import type { GenreDeSession, Session, Sessions } from '../src/acces/session/index.js'
import { AuthentificationDemandee, pageQuittee } from './authentification-demandee.js'
import { EcranRefuse } from './ecran-refuse.js'
import { exigerUnFormulaireSincere } from './formulaire-sincere.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the screen: who is at the keyboard. */
    session?: Session
  }
}

/**
 * `niveau`: « mfa » unless told, « aucun » for the pages where a factor is given. The act may ask for more. `outils`: the screen belongs
 * to any of these, and is there only if her organisation keeps one.
 */
type Exigence = { genre: GenreDeSession; acte?: Acte; niveau?: Niveau; outils?: readonly Outil[] }
type OutilOuvert = (organisation: string, outil: Outil) => boolean
export type Garde = {
  /** Lets in a session of this kind, as sure as the act asks, whose roles allow it; a form must be one of ours. */
  exiger(exigence: Exigence): { onRequest: Hook; preHandler: Hook }
  /** Reads the session when there is one, without demanding it: for pages open to all. */
  reconnaitre: Hook
}
type Hook = (requete: FastifyRequest, reponse: FastifyReply) => Promise<unknown>

export function creerGarde(sessions: Sessions, outilOuvert: OutilOuvert, adressePublique: string, horloge: () => Date): Garde {
  const origine = new URL(adressePublique).origin
  return {
    exiger: ({ genre, acte, niveau = 'mfa', outils }) => ({
      onRequest: async (requete, reponse) => {
        const session = await sessions.de(requete)
        if (!session) return reponse.redirect(`/connexion?retour=${encodeURIComponent(pageQuittee(requete))}`, 303)
        requete.session = session
        if (session.genre !== genre)
          throw new EcranRefuse(
            403,
            'Un autre espace que le vôtre',
            'Cette page appartient à un autre espace que celui où vous êtes connecté.',
          )
        for (const demande of demandees(niveau, acte))
          if (!assuree(session, demande, horloge())) throw new AuthentificationDemandee(demande)
        if (acte && !permet(session.agent?.roles ?? [], acte))
          throw new EcranRefuse(403, 'Votre rôle ne le permet pas', `Vos rôles ne permettent pas de ${actes[acte]}.`)
        if (outils && !outils.some(o => outilOuvert(session.organisation, o)))
          throw new EcranRefuse(
            404,
            'Votre organisation n’emploie pas cet outil',
            'Son administrateur l’a fermé pour tous ses agents. Demandez-lui de le rouvrir si vous en avez besoin.',
          )
      },
      preHandler: async requete => {
        if (requete.method === 'POST') exigerUnFormulaireSincere(requete, sessionDe(requete), origine)
      },
    }),
    reconnaitre: async requete => {
      const session = await sessions.de(requete)
      if (session) requete.session = session
    },
  }
}

const demandees = (niveau: Niveau, acte: Acte | undefined): Assurance[] => [
  ...(acte ? [assurancesDesActes[acte].demande] : []),
  ...(niveau === 'aucun' ? [] : [niveau === 'renforce' ? ('renforcee' as const) : ('ordinaire' as const)]),
]

const assuree = ({ niveau, prouveLe }: Session, assurance: Assurance, instant: Date): boolean =>
  verdict({ niveau, le: prouveLe }, exigenceDe(assurance, jourDe(instant)), instant) === 'permis'

export function sessionDe(requete: FastifyRequest): Session {
  if (!requete.session) throw new Error('écran sans session')
  return requete.session
}
