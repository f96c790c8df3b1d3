import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Session } from '../src/acces/session/index.js'
import { EcranRefuse } from './ecran-refuse.js'

/**
 * A form was sent by our own page, for this session: the browser says where it comes from, and the hidden field only our page knows.
 * Throws 403 otherwise (cross-site request forgery).
 */
export function exigerUnFormulaireSincere(requete: FastifyRequest, session: Pick<Session, 'csrf'>, origine: string): void {
  const { origin, 'sec-fetch-site': site } = requete.headers
  const champ = (requete.body as Record<string, unknown> | undefined)?.csrf
  const venu = (origin === undefined || origin === origine) && (site === undefined || site === 'same-origin')
  if (!venu || typeof champ !== 'string' || !egaux(champ, session.csrf))
    throw new EcranRefuse(403, 'Formulaire refusé', 'Ce formulaire ne vient pas d’une page de votre session : rechargez-la et recommencez.')
}

const egaux = (un: string, autre: string): boolean => {
  const [a, b] = [Buffer.from(un), Buffer.from(autre)]
  return a.length === b.length && timingSafeEqual(a, b)
}
