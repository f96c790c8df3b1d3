import type { FastifyInstance } from 'fastify'
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
    }
  }
}

type Reglages = { adressePublique: string } & Pick<FastifyInstance['interface'], 'nommer' | 'outilOuvert'>

/** Serves what every page refers to, compressed when the browser reads Brotli. */
export function installerLInterface(app: FastifyInstance, { adressePublique, ...reste }: Reglages): void {
  app.decorate('interface', { enHttps: adressePublique.startsWith('https:'), ...reste })
  for (const { adresse, type, octets, compresse } of tousLesFichiers)
    app.get(adresse, async (requete, reponse) => {
      reponse.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }).type(type)
      const comprise = compresse !== null && /\bbr\b/.test(requete.headers['accept-encoding'] ?? '')
      return comprise ? reponse.header('content-encoding', 'br').send(compresse) : reponse.send(octets)
    })
}
