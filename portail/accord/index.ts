import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { Application } from '../../src/acces/index.js'
import { type Attente, conclure, convient, lireAttente } from '../../src/acces/sso/index.js'
import type { Session } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { exigerUnFormulaireSincere } from '../formulaire-sincere.js'
import { rendre } from '../interface/index.js'
import { ecranDAccord } from './ecran.js'

type Requete = FastifyRequest<{ Params: { uid: string } }>
type Place = { session: Session; attente: Attente; application: Application }

/**
 * Where a program sends whoever wants to use it: she signs in if she has not, and a person reads what the program will receive before it
 * does. An agent of the program's own organisation is asked nothing more (partner contract, 1.3).
 */
export function installerLAccord(
  portee: FastifyInstance,
  { sessions, habilitations, adressePublique }: ContextePortail,
  provider: Provider,
): void {
  const origine = new URL(adressePublique).origin
  const place = async (requete: Requete, reponse: FastifyReply): Promise<Place | undefined> => {
    const attente = await lireAttente(provider, requete.params.uid)
    const application = attente && habilitations.application(attente.clientId)
    // The library's own cookie ties the request to the browser that made it.
    const sienne = requete.cookies['_interaction'] === requete.params.uid
    if (!attente || !application || !sienne)
      throw new EcranRefuse(404, 'Demande de connexion échue', 'Revenez au site ou au logiciel d’où vous venez et recommencez.')
    const session = await sessions.de(requete)
    if (session && convient(session, attente, application)) return { session, attente, application }
    const qui = attente.royaume === '/individu' ? 'personne' : 'professionnel'
    if (session && session.niveau !== 'aucun')
      throw new EcranRefuse(
        403,
        'Ce n’est pas votre session',
        `« ${application.nom} » attend ${qui === 'personne' ? 'une personne' : 'un agent de son organisation'}. Déconnectez-vous, puis recommencez.`,
      )
    const retour = encodeURIComponent(requete.url)
    await reponse.redirect(session ? `/second-facteur?retour=${retour}` : `/connexion?pour=${qui}&retour=${retour}`, 303)
    return undefined
  }
  const vers = async (reponse: FastifyReply, attente: Attente, conclusion: Parameters<typeof conclure>[3]) =>
    reponse.redirect(await conclure(provider, adressePublique, attente, conclusion), 303)

  portee.get('/connexion/accord/:uid', async (requete: Requete, reponse) => {
    const ici = await place(requete, reponse)
    if (!ici) return reponse
    const { session, attente, application } = ici
    if (session.genre === 'agent') return vers(reponse, attente, { session })
    const organisation = habilitations.organisation(application.organisation)?.nom ?? application.organisation
    return rendre(reponse, session, ecranDAccord(session, attente, application.nom, organisation, application.adressesDeRetour))
  })

  portee.post('/connexion/accord/:uid', async (requete: Requete, reponse) => {
    const ici = await place(requete, reponse)
    if (!ici) return reponse
    exigerUnFormulaireSincere(requete, ici.session, origine)
    const { accord } = (requete.body ?? {}) as { accord?: string }
    return vers(reponse, ici.attente, accord === 'oui' ? { session: ici.session } : { refus: 'the person refused' })
  })
}
