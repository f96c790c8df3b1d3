import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Niveau } from '../../src/droit/niveaux.js'
import type { Outil } from '../../src/droit/outils.js'
import type { Acte } from '../../src/droit/roles.js'
import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail, ReponseApi } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { panneDeLApi } from '../panne-de-l-api.js'
import { sessionDe } from '../garde.js'
import { type Ecran, rendre } from '../interface/index.js'

export type Verbe = 'GET' | 'POST' | 'PUT' | 'PATCH'

/** What a screen is made with: who asks, and the API as she may call it. */
export type Demande = {
  contexte: ContextePortail
  session: Session
  requete: FastifyRequest
  reponse: FastifyReply
  /** Calls the API; whatever the status, it is the screen that decides. */
  appeler(verbe: Verbe, chemin: string, envoi?: { corps?: unknown; entetes?: Record<string, string> }): Promise<ReponseApi>
  /** Reads what must be there; a refusal of the API becomes the page that says it. */
  lire<T>(chemin: string): Promise<T>
}

type Resultat = Ecran | { versLa: string } | FastifyReply
export type Faire = (demande: Demande) => Promise<Resultat>
/** `niveau`: what the page asks of the sign-in beside its act. `malgreLaVigilance`: where whom it keeps out says why she goes on. */
export type Route = {
  verbe: 'GET' | 'POST'
  chemin: string
  acte?: Acte
  outils?: readonly Outil[]
  niveau?: Niveau
  malgreLaVigilance?: true
  faire: Faire
}

/** Opens a screen to professionals. A POST that succeeded is followed by a GET: reloading the page does nothing twice. */
export function ouvrirLEcran(
  portee: FastifyInstance,
  contexte: ContextePortail,
  { verbe, chemin, acte, outils, niveau, malgreLaVigilance, faire }: Route,
): void {
  portee.route({
    method: verbe,
    url: chemin,
    ...contexte.garde.exiger({
      genre: 'agent',
      ...(acte && { acte }),
      ...(outils && { outils }),
      ...(niveau && { niveau }),
      ...(malgreLaVigilance && { malgreLaVigilance }),
    }),
    async handler(requete, reponse) {
      const demande = uneDemande(contexte, requete, reponse)
      const fait = await faire(demande)
      if ('versLa' in fait) return reponse.redirect(fait.versLa, 303)
      if (!('titre' in fait)) return fait
      return rendre(reponse, demande.session, fait, (fait.erreurs ?? []).length > 0 ? 422 : 200)
    },
  })
}

export function uneDemande(contexte: ContextePortail, requete: FastifyRequest, reponse: FastifyReply): Demande {
  const session = sessionDe(requete)
  const appeler: Demande['appeler'] = (verbe, chemin, envoi) => contexte.api(session, requete.id, verbe, chemin, envoi)
  return {
    contexte,
    session,
    requete,
    reponse,
    appeler,
    async lire<T>(chemin: string) {
      const { statut, corps } = await appeler('GET', chemin)
      if (statut !== 200) throw refusDeLApi(statut, corps)
      return corps as T
    },
  }
}

/** What the API refused, as a page. */
export function refusDeLApi(statut: number, corps: Record<string, unknown>): Error {
  const detail = typeof corps.detail === 'string' ? corps.detail : ''
  if (statut === 404)
    return new EcranRefuse(404, 'Rien à cette adresse', 'Cette personne ou cet objet n’existe pas, ou n’est pas dans votre périmètre.')
  if (statut === 410) return new EcranRefuse(404, 'Ce dossier a été réuni à un autre', detail)
  if (statut === 403) return new EcranRefuse(403, 'Vos droits ne le permettent pas', detail)
  if (statut === 400 || statut === 409) return new EcranRefuse(statut, 'Cette demande n’a pas abouti', detail)
  return panneDeLApi(`API, ${detail}`, statut)
}
