import { createServer } from 'node:net'

/** A port of 127.0.0.1 nobody listens on at this instant. */
export function portLibre(): Promise<number> {
  return new Promise((resolve, reject) => {
    const serveur = createServer().once('error', reject)
    serveur.listen(0, '127.0.0.1', () => {
      const adresse = serveur.address()
      serveur.close(() => resolve(adresse !== null && typeof adresse === 'object' ? adresse.port : 0))
    })
  })
}
