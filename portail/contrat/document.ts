import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'

type Portail = Pick<ContextePortail, 'telecharger'>
const chemin = (usager: string, numero: number) => `/api/v1/contrats-d-engagement/${encodeURIComponent(usager)}/${numero}/document`

/** The document as it is signed, as it flows; null for what one may not read. */
export async function leDocument({ telecharger }: Portail, session: Session, correlation: string, usager: string, numero: number) {
  const lu = await telecharger(session, correlation, chemin(usager, numero))
  return lu.statut === 200 && 'flux' in lu ? lu : null
}

/** Names the bytes a page is about to have signed. */
export async function empreinteDuDocument(
  portail: Portail,
  session: Session,
  correlation: string,
  usager: string,
  numero: number,
): Promise<string> {
  const lu = await leDocument(portail, session, correlation, usager, numero)
  lu?.flux.resume()
  return lu?.entetes.etag?.replaceAll('"', '') ?? ''
}

export const entetesDuDocument = { 'content-disposition': 'inline; filename="contrat-d-engagement.pdf"', 'cache-control': 'no-store' }
