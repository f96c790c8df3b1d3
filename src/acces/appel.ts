import type { X509Certificate } from 'node:crypto'
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'

/** What binds the token asked for: a proof of the key (RFC 9449), the certificate of the connection (RFC 8705). */
export type PreuvesDeLAppel = { dpop?: string | undefined; certificat?: X509Certificate | undefined }

export type DemandeOidc = {
  methode: 'GET' | 'POST'
  url: string
  autorisation?: string | undefined
  champs?: ReadonlyMap<string, string>
  /** Cookie header of the browser, for the pages of the authorization code. */
  cookie?: string | undefined
  preuves?: PreuvesDeLAppel | undefined
}

/** Outcome of a call: `client` is the one the library identified, `erreur` what made it fail on our side. */
export type ReponseOidc = {
  statut: number
  corps: Record<string, unknown>
  entetes: OutgoingHttpHeaders
  client: string | undefined
  erreur: Error | undefined
}

const certificats = new WeakMap<IncomingMessage, X509Certificate>()

/** The certificate the library binds a token to, as it reads them: PEM. */
export const certificatDeLAppel = ({ req }: { req: IncomingMessage }): string | undefined => certificats.get(req)?.toString()

/**
 * Calls the OAuth library, a Koa application, without giving it the socket: it receives a clean request whose address is the public one
 * (so that the metadata never depend on a Host header) and its answer comes back as a value, which Fastify then sends like any other.
 */
export const creerAppel = (provider: Provider, adressePublique: string): ((demande: DemandeOidc) => Promise<ReponseOidc>) => {
  const { host, protocol } = new URL(adressePublique)
  const prise = Object.assign(new Socket(), { encrypted: protocol === 'https:' })
  const reponses = new WeakMap<object, ReponseOidc>()
  const erreurs = new WeakMap<object, Error>()

  provider.use(async (ctx, suite) => {
    ctx.respond = false
    await suite()
    reponses.set(ctx.req, {
      statut: ctx.status,
      corps: estObjet(ctx.body) ? ctx.body : {},
      entetes: ctx.res.getHeaders(),
      client: (ctx as Partial<KoaContextWithOIDC>).oidc?.client?.clientId,
      erreur: erreurs.get(ctx.req),
    })
  })
  provider.on('server_error', (ctx, erreur) => {
    erreurs.set(ctx.req, erreur)
  })
  const traiter = provider.callback()

  return async ({ methode, url, autorisation, champs, cookie, preuves }) => {
    const requete = new IncomingMessage(prise)
    const corps = champs && Buffer.from(new URLSearchParams([...champs]).toString())
    Object.assign(requete, { method: methode, url, complete: true })
    requete.headers = {
      host,
      accept: 'application/json',
      ...(autorisation !== undefined && { authorization: autorisation }),
      ...(cookie !== undefined && { cookie }),
      ...(preuves?.dpop !== undefined && { dpop: preuves.dpop }),
      ...(corps && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(corps.length) }),
    }
    if (preuves?.certificat) certificats.set(requete, preuves.certificat)
    if (corps) requete.push(corps)
    requete.push(null)
    await traiter(requete, new ServerResponse(requete))
    const reponse = reponses.get(requete)
    if (!reponse) throw new Error(`Le serveur d’autorisation n’a pas répondu à ${methode} ${url}.`)
    if (reponse.erreur) throw reponse.erreur
    return reponse
  }
}

const estObjet = (valeur: unknown): valeur is Record<string, unknown> => typeof valeur === 'object' && valeur !== null
