import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { creerAppel, ReponseOidc } from '../appel.js'
import { CHEMIN_DE_L_ACCORD, ROUTES } from '../configuration-oidc.js'
import type { Habilitations } from '../habilitations.js'
import { type Attente, conclure, convient } from './conclure.js'
import type { SignatureUnique } from './signature-unique.js'

export type ContexteDuCode = {
  provider: Provider
  appeler: ReturnType<typeof creerAppel>
  sso: SignatureUnique
  habilitations: Habilitations
  adressePublique: string
}

/** Cookies of the library that the browser must give back; its own session is not one of them: ours decides. */
const cookiesDe = ({ entetes }: ReponseOidc): string[] =>
  [entetes['set-cookie'] ?? []].flat().filter(c => typeof c === 'string' && !c.startsWith('_session'))

const enTeteCookie = (cookies: readonly string[]): string => cookies.map(c => c.split(';')[0]).join('; ')

/**
 * `GET /connexion/oauth2/authorize?realm=/individu` and `GET /connexion/oauth2/agent/authorize`, as the partner contract publishes them.
 *
 * Whoever is already signed in here goes straight back to the program (single sign-on); an agent is shown no screen of agreement, as
 * published; a person is, each time. `prompt=none` never shows anything.
 */
export const autoriser =
  (contexte: ContexteDuCode, royaumeImpose?: string) =>
  async (requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> => {
    const { provider, appeler, sso, habilitations, adressePublique } = contexte
    const params = new URLSearchParams(requete.url.split('?')[1] ?? '')
    if (royaumeImpose) params.set('realm', royaumeImpose)
    const session = await sso.sessions.de(requete)
    const application = habilitations.application(params.get('client_id') ?? '')
    const sansEcran = (a: Attente): boolean =>
      session !== null && application !== undefined && a.royaume !== '/individu' && !a.insiste && convient(session, a, application)
    const insiste = params.get('prompt') === 'login' || params.has('max_age')
    const voulue = { uid: '', clientId: '', royaume: params.get('realm') ?? '/agent', scopes: [], insiste }
    if (params.get('prompt') === 'none' && sansEcran(voulue)) params.delete('prompt')

    const demande = await appeler({ methode: 'GET', url: `${ROUTES.authorization}?${params}` })
    const uid = uidDe(demande)
    if (uid === undefined) return rendre(demande, reponse)
    const attente = await lireAttente(provider, uid)
    // Read again from what was asked: a request that was pushed (RFC 9126) says nothing of itself in the address.
    if (!session || !attente || !sansEcran(attente))
      return reponse.header('set-cookie', cookiesDe(demande)).redirect(`${CHEMIN_DE_L_ACCORD}/${uid}`, 303)
    const suite = new URL(await conclure(provider, adressePublique, attente, { session }))
    return rendre(await appeler({ methode: 'GET', url: suite.pathname, cookie: enTeteCookie(cookiesDe(demande)) }), reponse)
  }

/** `GET /connexion/oauth2/authorize/:uid`: the library makes the code, once the screens are done. */
export const reprendre =
  ({ appeler }: ContexteDuCode) =>
  async (requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> =>
    rendre(await appeler({ methode: 'GET', url: requete.url, cookie: requete.headers.cookie }), reponse)

/** What waits under an identifier, if it still does. */
export async function lireAttente(provider: Provider, uid: string): Promise<Attente | undefined> {
  const interaction = await provider.Interaction.find(uid)
  if (!interaction) return undefined
  const { client_id, realm, scope, prompt, max_age } = interaction.params as Partial<
    Record<'client_id' | 'realm' | 'scope' | 'prompt' | 'max_age', string>
  >
  const insiste = prompt === 'login' || max_age !== undefined
  return { uid, clientId: client_id ?? '', royaume: realm ?? '/agent', scopes: (scope ?? '').split(' '), insiste }
}

const uidDe = ({ entetes }: ReponseOidc): string | undefined =>
  new RegExp(`^${CHEMIN_DE_L_ACCORD}/([\\w-]+)$`).exec(entetes.location ?? '')?.[1]

/** Sends the browser where the library says, or says what is wrong with the request: the program's address is then not to be trusted. */
function rendre(rendue: ReponseOidc, reponse: FastifyReply): FastifyReply {
  const { statut, corps, entetes } = rendue
  const adresse = entetes.location
  if (typeof adresse === 'string') return reponse.header('set-cookie', cookiesDe(rendue)).redirect(adresse, 303)
  const phrase = typeof corps.error_description === 'string' ? corps.error_description : 'invalid request'
  return reponse.code(Math.max(statut, 400)).send({ error: corps.error ?? 'invalid_request', error_description: phrase })
}
