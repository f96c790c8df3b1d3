import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'

export type Recu = { entetes: IncomingHttpHeaders; corps: string; id: string }
type Reponse = { statut?: number; apresMs?: number; entetes?: Record<string, string>; corps?: string }
export type Destinataire = {
  adresse: string
  /** What came, accepted or not. */
  recus: Recu[]
  /** What it accepted: it answered 2xx. */
  acceptes: Recu[]
  /** How it answers from now on; « muet » never does. */
  repondre(comment: (recu: Recu) => Reponse | 'muet'): void
  /** Resolves once it has accepted so many, of those whose body holds a text if one is given. */
  attendre(combien: number, dont?: string): Promise<void>
  fermer(): Promise<void>
}

/** A receiver of webhooks on this machine, which answers as it is told. */
export async function unDestinataire(): Promise<Destinataire> {
  const recus: Recu[] = []
  const acceptes: Recu[] = []
  let comment: (recu: Recu) => Reponse | 'muet' = () => ({})
  const accueillir = async (requete: IncomingMessage, reponse: ServerResponse) => {
    const morceaux: Buffer[] = []
    for await (const morceau of requete) morceaux.push(morceau as Buffer)
    const recu = { entetes: requete.headers, corps: Buffer.concat(morceaux).toString(), id: String(requete.headers['webhook-id']) }
    recus.push(recu)
    const voulue = comment(recu)
    if (voulue === 'muet') return
    const { statut = 204, apresMs = 0, entetes = {}, corps } = voulue
    if (apresMs > 0) await attendre(apresMs)
    if (statut < 300) acceptes.push(recu)
    reponse.writeHead(statut, entetes).end(corps)
  }
  const serveur = createServer((requete, reponse) => void accueillir(requete, reponse))
  await new Promise<void>(resolve => serveur.listen(0, '127.0.0.1', resolve))
  const { port } = serveur.address() as AddressInfo
  return {
    adresse: `http://127.0.0.1:${port}/webhooks`,
    recus,
    acceptes,
    repondre(nouveau) {
      comment = nouveau
    },
    async attendre(combien, dont = '') {
      const fin = Date.now() + 20_000
      while (acceptes.filter(r => r.corps.includes(dont)).length < combien) {
        if (Date.now() > fin) throw new Error(`${acceptes.length} acceptés sur ${combien} attendus (${recus.length} reçus)`)
        await attendre(10)
      }
    },
    fermer: () =>
      new Promise(resolve => {
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  }
}
