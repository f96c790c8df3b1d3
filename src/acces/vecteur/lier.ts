import { X509Certificate } from 'node:crypto'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Sql } from 'postgres'
import { certificatDeLAppel } from '../appel.js'
import { errors } from '../bibliotheque.js'
import type { Application } from '../habilitations.js'
import { empreinteDuCertificat } from '../possession/certificat.js'
import { cleDesDefis, creerDefis } from '../possession/defis.js'
import { lirePreuve } from '../possession/preuve-dpop.js'
import { premierePresentation } from '../possession/rejeu.js'

type Reglages = { sql: Sql; secrets: { cookies: string[] }; horloge: () => Date }
type Lien = { jkt: string } | { 'x5t#S256': string }

/**
 * What the token of an assertion is bound to (`cnf`): the key (RFC 9449, 5) or the certificate (RFC 8705, 3) its application is held to
 * prove; undefined for one that is not bound. Before the assertion is read: a proof that lacks its nonce does not spend it.
 */
export const creerLiaison = ({ sql, secrets, horloge }: Reglages) => {
  const defis = creerDefis(cleDesDefis(secrets.cookies), horloge)

  const parLaCle = async (ctx: KoaContextWithOIDC): Promise<Lien> => {
    if (ctx.get('dpop') === '') throw new errors.CustomOIDCProviderError('invalid_grant', 'DPoP proof JWT not provided')
    const appel = { methode: ctx.method, adresse: ctx.oidc.urlFor('token'), instant: horloge() }
    const preuve = await lirePreuve(ctx.get('dpop'), appel).catch((erreur: Error) => {
      throw new errors.InvalidDpopProof(erreur.message)
    })
    if (preuve.defi === undefined || !defis.admis(preuve.defi)) {
      ctx.set('dpop-nonce', defis.suivant())
      throw new errors.UseDpopNonce('nonce is required in the DPoP proof')
    }
    if (!(await premierePresentation(sql, preuve))) throw new errors.InvalidDpopProof('DPoP proof JWT Replay detected')
    return { jkt: preuve.empreinte }
  }

  return async ({ liaison }: Application, ctx: KoaContextWithOIDC): Promise<Lien | undefined> => {
    if (liaison.par === null) return undefined
    if (liaison.par === 'dpop') return parLaCle(ctx)
    const pem = certificatDeLAppel(ctx)
    if (pem === undefined) throw new errors.InvalidRequest('this client takes tokens bound to its certificate: present it')
    return { 'x5t#S256': empreinteDuCertificat(new X509Certificate(pem)) }
  }
}
