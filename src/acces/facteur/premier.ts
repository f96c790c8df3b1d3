import type { ISql, Sql } from 'postgres'
import type { Message } from '../../messagerie/messagerie.js'
import { tracerLActe } from '../habilitation/auteur.js'
import type { Session } from '../session/index.js'

const genres = { totp: 'une application de codes', webauthn: 'une clé d’accès' } as const
export type GenreEnrole = keyof typeof genres

/** Kept among what was decided of her account, where her administrators read it. */
export async function tracerLePremier(sql: ISql, { id, agent, organisation }: Session, genre: GenreEnrole, instant: Date): Promise<void> {
  if (!agent) return
  const auteur = { qui: 'demandeur', organisation, agent: agent.identifiant, correlation: id, instant } as const
  await tracerLActe(sql, auteur, 'agent.premier-facteur', { objet: agent.identifiant, detail: { genre } })
}

/** A first factor rests on a password and an invitation: her mailbox and her administrators are told, and can say that it is not she. */
export async function lettresDuPremier(sql: Sql, { agent, organisation }: Session, genre: GenreEnrole): Promise<Message[]> {
  if (!agent) return []
  const administrateurs = await sql<{ courriel: string }[]>`select courriel from agent
    where organisation = ${organisation} and etat = 'actif' and 'administrateur' = any (roles) and id <> ${agent.id}`
  const nom = `${agent.prenom} ${agent.nom}`
  return [
    {
      a: agent.courriel,
      objet: 'Un second facteur vient d’être enregistré pour votre compte',
      texte: `Bonjour ${agent.prenom},

Un premier second facteur, ${genres[genre]}, vient d’être enregistré pour votre compte du SI Plateforme.

Si ce n’est pas vous, prévenez tout de suite un administrateur de votre organisation : il peut le réinitialiser et fermer vos sessions.`,
    },
    ...administrateurs.map(({ courriel }) => ({
      a: courriel,
      objet: `${nom} vient d’enregistrer son premier second facteur`,
      texte: `Bonjour,

${nom} (${agent.courriel}) vient d’enregistrer un premier second facteur, ${genres[genre]}, pour son compte du SI Plateforme.

Si vous n’attendiez pas cet enregistrement, demandez-lui de vive voix si c’est bien cette personne. Dans le doute, réinitialisez son second facteur depuis la page de son compte : ses sessions se fermeront.`,
    })),
  ]
}
