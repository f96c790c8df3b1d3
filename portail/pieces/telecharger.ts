import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'

type Demande = { contexte: Pick<ContextePortail, 'telecharger'>; session: Session; requete: FastifyRequest; reponse: FastifyReply }

/** A piece as the API gives it, under the headers that keep a browser from showing it in our name. */
export async function transmettreLaPiece({ contexte, session, requete, reponse }: Demande, usager: string): Promise<FastifyReply> {
  const { ressource, numero, piece } = requete.params as { ressource: string; numero: string; piece: string }
  const chemin = [usager, ressource, numero, piece].map(encodeURIComponent).join('/')
  const lue = await contexte.telecharger(session, requete.id, `/api/v1/pieces/${chemin}`)
  if (!('flux' in lue)) throw new EcranRefuse(404, 'Pièce introuvable', 'Cette pièce n’existe pas, ou vous ne pouvez pas l’ouvrir.')
  const gardes = ['content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control'] as const
  for (const nom of gardes) reponse.header(nom, lue.entetes[nom])
  return reponse.type(lue.entetes['content-type'] ?? 'application/octet-stream').send(lue.flux)
}
