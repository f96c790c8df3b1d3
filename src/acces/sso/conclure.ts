import { ouvre } from '../../droit/roles.js'
import type { Application } from '../habilitations.js'
import { audience } from '../jeton.js'
import type { Session } from '../session/index.js'
import type { Provider } from 'oidc-provider'
import { SCOPES_D_IDENTITE } from './compte.js'

/** A request for a code, waiting for whoever signs in. `insiste`: it asks her to sign in again, or lately. */
export type Attente = { uid: string; clientId: string; royaume: string; scopes: readonly string[]; insiste: boolean }

type Conclusion = { session: Session } | { refus: string }

/** A line's code ends with its operation; other scopes open none by themselves and stay. */
const permise = (scope: string, session: Session): boolean => {
  const operation = /\.(rechercher|consulter|deposer|corriger)$/.exec(scope)?.[1]
  return session.agent === null || operation === undefined || ouvre(session.agent.roles, operation as 'consulter')
}

/** Whether this session may be used for this program: an agent for a program of her own organisation, a person for herself. */
export const convient = (session: Session, { royaume }: Attente, application: Application): boolean =>
  session.niveau !== 'aucun' &&
  (royaume === '/individu' ? session.genre === 'personne' : session.genre === 'agent' && session.organisation === application.organisation)

/**
 * Gives the library what became of a request: the session, and what it lets the program do, or the refusal. Returns where the browser
 * goes next: back to the library, which makes the code.
 */
export async function conclure(provider: Provider, adressePublique: string, attente: Attente, conclusion: Conclusion): Promise<string> {
  const interaction = await provider.Interaction.find(attente.uid)
  if (!interaction) throw new Error('demande de connexion échue')
  if ('refus' in conclusion) interaction.result = { error: 'access_denied', error_description: conclusion.refus }
  else {
    const { session } = conclusion
    const grant = new provider.Grant({ accountId: session.id, clientId: attente.clientId })
    const refusees = attente.scopes.filter(scope => !permise(scope, session))
    const permises = attente.scopes.filter(scope => !refusees.includes(scope))
    grant.addOIDCScope(attente.scopes.filter(scope => SCOPES_D_IDENTITE.includes(scope)).join(' '))
    grant.addResourceScope(audience(adressePublique), permises.join(' '))
    grant.rejectResourceScope(audience(adressePublique), refusees.join(' '))
    const ts = Math.floor(session.authentifieLe.getTime() / 1000)
    interaction.result = {
      login: { accountId: session.id, acr: session.niveau, amr: [...session.amr], ts, remember: false },
      consent: { grantId: await grant.save() },
    }
  }
  await interaction.persist()
  return interaction.returnTo
}
