import type { KoaContextWithOIDC } from 'oidc-provider'
import type { JWK } from 'jose'
import { errors } from '../bibliotheque.js'
import { refuserALArrete } from '../blocages.js'
import type { Habilitations } from '../habilitations.js'
import { DUREE_DE_JETON } from '../jeton.js'
import { signerJeton } from '../jeton-interne.js'
import { JetonRefuse } from '../jeton-refuse.js'
import { type CatalogueDeScopes, deciderScope, type RefusDeScope } from '../scope-demande.js'
import type { Verifier } from '../verification.js'

type Reglages = {
  secrets: { signature: JWK[] }
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  verifier: Verifier
  horloge: () => Date
}

export const PARAMETRES_D_ECHANGE = ['subject_token', 'subject_token_type', 'requested_token_type', 'audience', 'scope']

const JETON_D_ACCES = 'urn:ietf:params:oauth:token-type:access_token'

/**
 * Token exchange (RFC 8693): the program an agent signed in to gives her token, another program of the same organisation gets one of its
 * own that proves her. It confers what that program is subscribed to and her roles let do, never more, and ends with her session; none while she is stopped.
 */
export const echangerUnJeton =
  (reglages: Reglages) =>
  async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { secrets, adressePublique, habilitations, catalogue, refusDeScope, verifier, horloge } = reglages
    const { subject_token, subject_token_type, requested_token_type = JETON_D_ACCES, scope } = ctx.oidc.params ?? {}
    if (subject_token_type !== JETON_D_ACCES || requested_token_type !== JETON_D_ACCES)
      throw new errors.InvalidRequest(`only ${JETON_D_ACCES} can be exchanged`)
    if (typeof subject_token !== 'string' || typeof scope !== 'string')
      throw new errors.InvalidRequest('subject_token and scope are required')
    const application = habilitations.application(ctx.oidc.client?.clientId ?? '')
    const sujet = await verifier(`Bearer ${subject_token}`).catch((erreur: unknown) => {
      throw erreur instanceof JetonRefuse ? new errors.InvalidRequest('the subject token is not valid') : erreur
    })
    // Who exchanges is not who holds the key: a bound token would lose what it is bound to.
    if (sujet.lien) throw new errors.InvalidRequest('a sender-constrained token cannot be exchanged')
    if (application?.liaison.par) throw new errors.InvalidRequest('this application takes sender-constrained tokens only')
    if (!application || !sujet.session?.agentId) throw new errors.InvalidRequest('the subject token proves no agent')
    if (sujet.organisation !== application.organisation) throw new errors.InvalidTarget('the agent belongs to another organisation')
    const decision = deciderScope(application, scope.split(' '), { catalogue, refusDeScope })
    if ('refus' in decision) throw new errors.InvalidScope(decision.refus, '')
    const { organisation, structure, royaume, agent, session } = sujet
    refuserALArrete(habilitations, { organisation, structure, agent: agent ?? null, application: sujet.clientId })
    const porteur = { clientId: application.clientId, organisation, structure, royaume: royaume as '/agent', sujet: sujet.sujet, session }
    ctx.body = {
      access_token: await signerJeton(
        secrets,
        { ...porteur, scopes: decision.conferes, ...(agent !== undefined && { agent }) },
        { adressePublique, instant: horloge() },
      ),
      issued_token_type: JETON_D_ACCES,
      token_type: 'Bearer',
      expires_in: DUREE_DE_JETON,
      scope: decision.demandes.join(' '),
    }
  }
