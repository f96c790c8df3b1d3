import type { FastifyInstance } from 'fastify'
import { tousLesFichiers } from './fichiers.js'

declare module 'fastify' {
  interface FastifyInstance {
    interface: {
      /** The public address is over TLS, whoever terminates it. */
      enHttps: boolean
      /** How an organisation is called. */
      nommer: (organisation: string) => string
    }
  }
}

type Reglages = { adressePublique: string; nommer: (organisation: string) => string }

/** Serves what every page refers to, compressed when the browser reads Brotli. */
export function installerLInterface(app: FastifyInstance, { adressePublique, nommer }: Reglages): void {
  app.decorate('interface', { enHttps: adressePublique.startsWith('https:'), nommer })
  for (const { adresse, type, octets, compresse } of tousLesFichiers)
    app.get(adresse, async (requete, reponse) => {
      reponse.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }).type(type)
      const comprise = compresse !== null && /\bbr\b/.test(requete.headers['accept-encoding'] ?? '')
      return comprise ? reponse.header('content-encoding', 'br').send(compresse) : reponse.send(octets)
    })
}
