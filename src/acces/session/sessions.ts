import type { FastifyRequest } from 'fastify'
import type { Sql } from 'postgres'
import { lireSession } from './lire.js'
import { csrfDe, empreinteDe, enSession, type Session } from './session.js'

/** Accepted by a browser from this very host, over TLS (or from the machine itself), and by no page of another site with a POST. */
export const NOM_DU_COOKIE = '__Host-session'

/** Attributes of every cookie of the platform; a session cookie of the browser, since the server decides when it ends. */
export const ATTRIBUTS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const

type Reglages = { sql: Sql; secrets: { cookies: string[] }; horloge: () => Date; jour: () => string }

export type Sessions = {
  /** The live session of a request that carries its cookie. */
  de(requete: FastifyRequest): Promise<Session | null>
  parCookie(cookie: string): Promise<Session | null>
  parId(id: string): Promise<Session | null>
  /** The session of the cookie that time alone has ended: it opens nothing, and only tells whose form has just arrived. */
  echue(requete: FastifyRequest): Promise<Pick<Session, 'id' | 'csrf'> | null>
}

export function creerSessions({ sql, secrets, horloge, jour }: Reglages): Sessions {
  const [cle = ''] = secrets.cookies
  const lire = async (voulue: Parameters<typeof lireSession>[1]) => {
    const aujourdHui = jour()
    const rang = await lireSession(sql, voulue, horloge(), aujourdHui)
    return rang && enSession(rang, cle, aujourdHui)
  }
  const parCookie = async (cookie: string) => (/^[\w-]{43}$/.test(cookie) ? lire({ cookie }) : null)
  return {
    parCookie,
    parId: async id => (/^[0-9a-f-]{36}$/.test(id) ? lire({ id }) : null),
    de: async requete => {
      const cookie = requete.cookies[NOM_DU_COOKIE]
      return cookie === undefined ? null : parCookie(cookie)
    },
    async echue(requete) {
      const cookie = requete.cookies[NOM_DU_COOKIE] ?? ''
      const [finie] = await sql<{ id: string }[]>`select id from session where empreinte = ${empreinteDe(cookie)} and terminee_le is null`
      return finie ? { id: finie.id, csrf: csrfDe(cle, finie.id) } : null
    },
  }
}
