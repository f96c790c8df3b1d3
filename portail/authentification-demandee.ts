import type { FastifyRequest } from 'fastify'
import type { Assurance } from '../src/droit/niveaux.js'

/** The screen asks a stronger or younger sign-in than the session has: its holder is sent to give it, then back here. */
export class AuthentificationDemandee extends Error {
  constructor(readonly demande: Assurance) {
    super(`authentification ${demande} demandée`)
  }
}

/** Where to give it, and the page to come back to. */
export const adresseDuSecondFacteur = (requete: FastifyRequest, demande: Assurance): string =>
  `/second-facteur?${new URLSearchParams({ retour: pageQuittee(requete), demande })}`

/** The page asked for, or the one a form was on. */
export function pageQuittee(requete: FastifyRequest): string {
  if (requete.method === 'GET') return requete.url
  const { referer = '' } = requete.headers
  if (!URL.canParse(referer)) return '/'
  const page = new URL(referer)
  return page.host === requete.host ? page.pathname + page.search : '/'
}
