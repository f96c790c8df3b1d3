import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Niveau, suffit } from '../src/droit/assurance.js'
import { actes, type Acte, permet } from '../src/droit/roles.js'
import type { GenreDeSession, Session, Sessions } from '../src/acces/session/index.js'
import { EcranRefuse } from './ecran-refuse.js'
import { exigerUnFormulaireSincere } from './formulaire-sincere.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the screen: who is at the keyboard. */
    session?: Session
  }
}

type Exigence = { genre: GenreDeSession; acte?: Acte; niveau?: Niveau }
export type Garde = {
  /** Lets in a session of this kind, at this level, whose roles allow the act; a form must be one of ours. */
  exiger(exigence: Exigence): { onRequest: Hook; preHandler: Hook }
  /** Reads the session when there is one, without demanding it: for pages open to all. */
  reconnaitre: Hook
}
type Hook = (requete: FastifyRequest, reponse: FastifyReply) => Promise<unknown>

/** Same level for an act done from a screen as for reading one's list: « mfa » unless said otherwise. */
const NIVEAU_ORDINAIRE: Niveau = 'mfa'

export function creerGarde(sessions: Sessions, adressePublique: string): Garde {
  const origine = new URL(adressePublique).origin
  return {
    exiger: ({ genre, acte, niveau = NIVEAU_ORDINAIRE }) => ({
      onRequest: async (requete, reponse) => {
        const session = await sessions.de(requete)
        const retour = encodeURIComponent(requete.method === 'GET' ? requete.url : '/')
        if (!session) return reponse.redirect(`/connexion?retour=${retour}`, 303)
        requete.session = session
        if (session.genre !== genre)
          throw new EcranRefuse(
            403,
            'Un autre espace que le vôtre',
            'Cette page appartient à un autre espace que celui où vous êtes connecté.',
          )
        if (!suffit(session.niveau, niveau)) return reponse.redirect(`/second-facteur?retour=${retour}`, 303)
        if (acte && !permet(session.agent?.roles ?? [], acte))
          throw new EcranRefuse(403, 'Votre rôle ne le permet pas', `Vos rôles ne permettent pas de ${actes[acte]}.`)
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

export function sessionDe(requete: FastifyRequest): Session {
  if (!requete.session) throw new Error('écran sans session')
  return requete.session
}
