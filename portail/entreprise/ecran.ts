import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Entreprise, lireEntreprise, lireUnMembre, type Membre } from '../../src/entreprises/index.js'
import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { sessionDe } from '../garde.js'

/** Who is at the keyboard, and for which company; read again at each page, so that a decision of another counts at once. */
export type Visite = {
  contexte: ContextePortail
  requete: FastifyRequest
  reponse: FastifyReply
  session: Session
  entreprise: Entreprise
  membre: Membre
}

/** A screen for anybody the company knows, those who wait included. */
export const ecran =
  (contexte: ContextePortail, faire: (v: Visite) => unknown) => async (requete: FastifyRequest, reponse: FastifyReply) => {
    const session = sessionDe(requete)
    const [entreprise, membre] = await Promise.all([
      lireEntreprise(contexte.sql, session.siret ?? ''),
      lireUnMembre(contexte.sql, session.membre ?? ''),
    ])
    if (!entreprise || !membre) throw new Error('session d’entreprise sans entreprise')
    return faire({ contexte, requete, reponse, session, entreprise, membre })
  }

export const exigerUnResponsable = ({ membre }: Visite): void => {
  if (membre.role !== 'responsable' || membre.etat !== 'actif')
    throw new EcranRefuse(403, 'Réservé aux responsables', 'Un responsable de votre entreprise peut le faire, ou vous confier ce rôle.')
}
