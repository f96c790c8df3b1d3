import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Relais = { url: string; couper(): void; retablir(): void; fermer(): Promise<void> }

/** A TCP relay between a pool and its database, which a test may cut: whatever goes through is dropped, and nothing enters. */
export async function unRelais(urlDeLaBase: string): Promise<Relais> {
  const url = new URL(urlDeLaBase)
  const dossier = url.searchParams.get('host')
  const port = Number(url.port || 5432)
  const vers = () => (dossier ? connect(`${dossier}/.s.PGSQL.${port}`) : connect(port, url.hostname))
  const prises = new Set<Socket>()
  let ouvert = true
  const serveur = createServer(entree => {
    if (!ouvert) return void entree.destroy()
    const sortie = vers()
    for (const [une, autre] of [
      [entree, sortie],
      [sortie, entree],
    ] as const) {
      prises.add(une)
      une.on('error', () => autre.destroy())
      une.on('close', () => {
        prises.delete(une)
        autre.destroy()
      })
      une.pipe(autre)
    }
  })
  serveur.listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const adresse = serveur.address()
  if (adresse === null || typeof adresse === 'string') throw new Error('le relais n’a pas de port')
  const parIci = new URL(urlDeLaBase)
  parIci.searchParams.delete('host')
  parIci.hostname = '127.0.0.1'
  parIci.port = String(adresse.port)
  const couper = () => {
    ouvert = false
    for (const p of prises) p.destroy()
  }
  return {
    url: parIci.href,
    couper,
    retablir() {
      ouvert = true
    },
    async fermer() {
      couper()
      serveur.close()
      await once(serveur, 'close')
    },
  }
}
