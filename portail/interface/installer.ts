import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Outil } from '../../src/droit/outils.js'
import { tousLesFichiers } from './fichiers.js'

declare module 'fastify' {
  interface FastifyInstance {
    interface: {
      /** The public address is over TLS, whoever terminates it. */
      enHttps: boolean
      /** How an organisation is called. */
      nommer: (organisation: string) => string
      /** Whether the organisation keeps a tool of the portal. */
      outilOuvert: (organisation: string, outil: Outil) => boolean
      /** Which kind of actor the organisation is. */
      typeDe: (organisation: string) => string | undefined
    }
  }
}

type Reglages = Pick<FastifyInstance['interface'], 'outilOuvert'> & {
  adressePublique: string
  organisation: (code: string) => { nom: string; type: string } | undefined
}

/** Serves what every page refers to, and the pages, compressed when the browser reads Brotli (decision 0023). */
export function installerLInterface(app: FastifyInstance, { adressePublique, organisation, outilOuvert }: Reglages): void {
  app.decorate('interface', {
    enHttps: adressePublique.startsWith('https:'),
    nommer: code => organisation(code)?.nom ?? code,
    typeDe: code => organisation(code)?.type,
    outilOuvert,
  })
  app.addHook('onSend', compresserLaPage)
  for (const { adresse, type, octets, compresse } of tousLesFichiers)
    app.get(adresse, async (requete, reponse) => {
      reponse.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }).type(type)
      const comprise = compresse !== null && litBrotli(requete)
      return comprise ? reponse.header('content-encoding', 'br').send(compresse) : reponse.send(octets)
    })
}

const litBrotli = (requete: FastifyRequest): boolean => /\bbr\b/.test(requete.headers['accept-encoding'] ?? '')
const compresser = promisify(brotliCompress)
/** Repetitive as pages are, this quality is nearly as small as the best and takes a few milliseconds. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

async function compresserLaPage(requete: FastifyRequest, reponse: FastifyReply, corps: unknown): Promise<unknown> {
  const page = typeof corps === 'string' && String(reponse.getHeader('content-type') ?? '').startsWith('text/html')
  // A page may write back what a query says: its length would tell what stands beside it.
  if (!page || reponse.hasHeader('content-encoding') || requete.url.includes('?')) return corps
  reponse.header('vary', [reponse.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '))
  if (!litBrotli(requete)) return corps
  reponse.header('content-encoding', 'br').removeHeader('content-length')
  return compresser(corps, options)
}
