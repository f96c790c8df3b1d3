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
import type { Saisies } from './saisie/saisies.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the screen: who is at the keyboard. */
    session?: Session
    /** Set by the guard when a form arrives too early: it is read, kept, and goes no further. */
    aProuver?: AProuver
  }
}

/**
 * `niveau`: « mfa » unless told, « aucun » for the pages where a factor is given. The act may ask for more. `outils`: the screen belongs
 * to any of these, and is there only if her organisation keeps one.
 */
type Exigence = {
  genre: GenreDeSession
  acte?: Acte
  niveau?: Niveau
  outils?: readonly Outil[]
  /** The pages where whom vigilance alone keeps out says why she goes on. */
  malgreLaVigilance?: true
}
/** Why a session is kept out, and the page where its holder may say why she goes on, if there is one. */
export type Suspension = { titre: string; phrase: string; suite?: { href: string; texte: string } }
type OutilOuvert = (organisation: string, outil: Outil) => boolean
export type Garde = {
  /** Lets in a session of this kind, as sure as the act asks, whose roles allow it; a form must be one of ours. */
  exiger(exigence: Exigence): { onRequest: Hook; preHandler: Hook }
  /** The same before the body is read, for a route that reads it as it flows and looks itself at whether the form is ours. */
  exigerAvantDeLire(exigence: Exigence): { onRequest: Hook }
  /** Reads the session when there is one, without demanding it: for pages open to all. */
  reconnaitre: Hook
}
/** What a form needs before it is obeyed: a session, when its own has ended; or a stronger one. */
type AProuver = { session: Pick<Session, 'id' | 'csrf'>; demande: Assurance | 'session' }
type Hook = (requete: FastifyRequest, reponse: FastifyReply) => Promise<unknown>

type Reglages = {
  sessions: Sessions
  saisies: Saisies
  outilOuvert: OutilOuvert
  /** Null when it is not kept out. `personne`: whose file she asked for. */
  suspension: (session: Session, personne: string | undefined) => Suspension | null
  adressePublique: string
  horloge: () => Date
}

export function creerGarde({ sessions, saisies, outilOuvert, suspension, adressePublique, horloge }: Reglages): Garde {
  const origine = new URL(adressePublique).origin

  /** Lets in, refuses, or tells what is missing. */
  async function examiner(requete: FastifyRequest, exigence: Exigence): Promise<Assurance | 'session' | null> {
    const { genre, acte, niveau = 'mfa', outils } = exigence
    const session = await sessions.de(requete)
    if (!session) return 'session'
    requete.session = session
    if (session.genre !== genre)
      throw new EcranRefuse(403, 'Un autre espace que le vôtre', 'Cette page appartient à un autre espace que celui où vous êtes connecté.')
    const { usager } = (requete.params ?? {}) as { usager?: string }
    const suspendue = suspension(session, usager)
    if (suspendue && !(exigence.malgreLaVigilance && suspendue.suite))
      throw new EcranRefuse(403, suspendue.titre, suspendue.phrase, suspendue.suite)
    const manque = demandees(niveau, acte).find(demande => !assuree(session, demande, horloge()))
    if (manque) return manque
    if (acte && !permet(session.agent?.roles ?? [], acte))
      throw new EcranRefuse(403, 'Votre rôle ne le permet pas', `Vos rôles ne permettent pas de ${actes[acte]}.`)
    if (outils && !outils.some(o => outilOuvert(session.organisation, o)))
      throw new EcranRefuse(
        404,
        'Votre organisation n’emploie pas cet outil',
        'Son administrateur l’a fermé pour tous ses agents. Demandez-lui de le rouvrir si vous en avez besoin.',
      )
    return null
  }
  const demander = (requete: FastifyRequest, reponse: FastifyReply, manque: Assurance | 'session') => {
    if (manque !== 'session') throw new AuthentificationDemandee(manque)
    return reponse.redirect(`/connexion?retour=${encodeURIComponent(pageQuittee(requete))}`, 303)
  }

  return {
    exiger: exigence => ({
      onRequest: async (requete, reponse) => {
        const demande = await examiner(requete, exigence)
        if (demande === null) {
          const saisie = await saisies.reprendre(requete, reponse, sessionDe(requete).id)
          if (saisie) requete.session = { ...sessionDe(requete), saisie }
          return
        }
        const session = requete.method === 'POST' && (requete.session ?? (await sessions.echue(requete)))
        if (!session) return demander(requete, reponse, demande)
        requete.aProuver = { session, demande }
      },
      preHandler: async (requete, reponse) => {
        const { aProuver } = requete
        if (requete.method !== 'POST') return
        exigerUnFormulaireSincere(requete, aProuver?.session ?? sessionDe(requete), origine)
        if (!aProuver) return
        if (aProuver.demande === 'session') await saisies.garder(requete, reponse, aProuver.session.id)
        return demander(requete, reponse, aProuver.demande)
      },
    }),
    exigerAvantDeLire: exigence => ({
      onRequest: async (requete, reponse) => {
        const demande = await examiner(requete, exigence)
        if (demande !== null) return demander(requete, reponse, demande)
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
