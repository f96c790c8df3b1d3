import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'

type Portail = Pick<ContextePortail, 'telecharger'>
const chemin = (usager: string, numero: number, quoi: 'document' | 'preuve') =>
  `/api/v1/contrats-d-engagement/${encodeURIComponent(usager)}/${numero}/${quoi}`

async function leFichier({ telecharger }: Portail, session: Session, correlation: string, adresse: string) {
  const lu = await telecharger(session, correlation, adresse)
  return lu.statut === 200 && 'flux' in lu ? lu : null
}

/** The document as it is signed, as it flows; null for what one may not read. */
export const leDocument = (portail: Portail, session: Session, correlation: string, usager: string, numero: number) =>
  leFichier(portail, session, correlation, chemin(usager, numero, 'document'))

/** The evidence of what was signed of it, likewise. */
export const laPreuve = (portail: Portail, session: Session, correlation: string, usager: string, numero: number) =>
  leFichier(portail, session, correlation, chemin(usager, numero, 'preuve'))

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
export const entetesDeLaPreuve = { 'content-disposition': 'attachment; filename="dossier-de-preuve.json"', 'cache-control': 'no-store' }
