import { createHash, randomUUID } from 'node:crypto'
import type { JWK } from 'jose'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Sql } from 'postgres'
import { jourDe } from '../../moteur/moteur.js'
import { errors } from '../bibliotheque.js'
import { arretSansRecours, blocagesDe } from '../blocages.js'
import type { Habilitations } from '../habilitations.js'
import { DUREE_DE_JETON } from '../jeton.js'
import { signerJeton } from '../jeton-interne.js'
import { type CatalogueDeScopes, deciderScope, type RefusDeScope } from '../scope-demande.js'
import { type Emetteur, enVigueur, niveauCru, SESSION_DE_VECTEUR } from './emetteur.js'
import { creerLiaison } from './lier.js'
import { tracerLaReception } from './tracer.js'
import { type Attendu, type Vecteur, VecteurRefuse } from './vecteur.js'

export const PARAMETRES_DE_VECTEUR = ['assertion', 'scope']

type Reglages = {
  sql: Sql
  secrets: { signature: JWK[]; cookies: string[] }
  adressePublique: string
  habilitations: Habilitations
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  horloge: () => Date
}

/**
 * Exchanges an assertion of the organisation's own identity provider (RFC 7523 2.1, or RFC 7522 2.1 in SAML 2.0) for a token that proves
 * its agent. The convention is checked here, and again at each call the token makes. What came is traced, admitted or not.
 */
export const echangerUnVecteur = (
  reglages: Reglages,
  lire: (assertion: string, emetteur: Emetteur, attendu: Attendu) => Promise<Vecteur>,
) => {
  const lier = creerLiaison(reglages)
  return async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { sql, secrets, adressePublique, habilitations, catalogue, refusDeScope, horloge } = reglages
    const { assertion, scope } = ctx.oidc.params ?? {}
    if (typeof assertion !== 'string' || typeof scope !== 'string') throw new errors.InvalidRequest('assertion and scope are required')
    const application = habilitations.application(ctx.oidc.client?.clientId ?? '')
    if (!application?.emetteur)
      throw new errors.CustomOIDCProviderError('invalid_grant', 'invalid-issuer: no issuer is declared for this client')
    const decision = deciderScope(application, scope.split(' '), { catalogue, refusDeScope })
    if ('refus' in decision) throw new errors.InvalidScope(decision.refus, '')
    const cnf = await lier(application, ctx)
    const { clientId, organisation, structure, emetteur } = application
    const instant = horloge()
    const reception = { application: clientId, organisation, emetteur: emetteur.nom, le: instant }
    const jeton = randomUUID()
    try {
      if (!enVigueur(emetteur, jourDe(instant))) throw new VecteurRefuse('invalid-issuer', 'the convention is not in force')
      const vecteur = await lire(assertion, emetteur, { adressePublique, client: clientId, instant })
      const session = sessionDe(vecteur, emetteur)
      if (arretSansRecours(blocagesDe(habilitations, { organisation, structure, agent: vecteur.sujet, application: clientId })))
        throw new VecteurRefuse('access-suspended', 'two authorised people must open it again', vecteur.jti)
      await tracerLaReception(sql, assertion, { ...reception, jti: vecteur.jti, issue: 'admis', motif: null, jeton })
      ctx.body = {
        access_token: await signerJeton(
          secrets,
          {
            ...{ clientId, organisation, structure, royaume: '/agent', sujet: `${emetteur.nom}:${vecteur.sujet}`, session },
            ...{ agent: [vecteur.sujet, vecteur.nom, vecteur.prenom].join('|'), scopes: decision.conferes, ...(cnf && { cnf }) },
          },
          { adressePublique, instant, jti: jeton },
        ),
        token_type: cnf && 'jkt' in cnf ? 'DPoP' : 'Bearer',
        expires_in: DUREE_DE_JETON,
        scope: decision.demandes.join(' '),
      }
    } catch (erreur) {
      if (!(erreur instanceof VecteurRefuse)) throw erreur
      await tracerLaReception(sql, assertion, { ...reception, jti: erreur.jti, issue: 'refuse', motif: erreur.message, jeton: null })
      throw new errors.CustomOIDCProviderError('invalid_grant', erreur.message)
    }
  }
}

/** @throws VecteurRefuse when the level or the profiles open nothing. */
function sessionDe(vecteur: Vecteur, emetteur: Emetteur) {
  const acr = niveauCru(vecteur.niveau, emetteur)
  if (acr === 'aucun') throw new VecteurRefuse('invalid-auth-level', 'two factors are required', vecteur.jti)
  const inconnus = vecteur.pagm.filter(p => !Object.hasOwn(emetteur.pagm, p))
  const roles = [...new Set(vecteur.pagm.flatMap(p => emetteur.pagm[p] ?? []))]
  if (inconnus.length > 0 || roles.length === 0)
    throw new VecteurRefuse('invalid-pagm', 'the convention lists none, or not all of these profiles', vecteur.jti)
  return {
    sid: SESSION_DE_VECTEUR + vecteur.jti,
    agentId: idDAgent(`${emetteur.nom}\n${vecteur.sujet}`),
    ...{ roles, acr, amr: vecteur.amr, authTime: vecteur.authentifieLe },
  }
}

/** The same agent always has the same; no account of ours has it, so that it opens none of the acts an account is needed for. */
const idDAgent = (texte: string): string =>
  createHash('sha256')
    .update(texte)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
