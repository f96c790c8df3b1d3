import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'

/** What I-MILO may do wrong; any of them together. */
export type FautesDImilo = {
  /** Answers 503 to everything. */
  enPanne?: boolean
  /** Takes its time, in milliseconds. */
  lenteur?: number
  /** Tells each event twice. */
  seRepete?: boolean
  /** Tells the last first. */
  enDesordre?: boolean
  /** Answers with somebody else’s file. */
  seTrompe?: boolean
  /** Takes what it is told, then falls before it says so. */
  perdLesAccuses?: boolean
  /** Refuses what it is told. */
  refuse?: boolean
  /** Falls before it takes an acknowledgement. */
  perdLesAcquittements?: boolean
}
type Evenement = {
  identifiant: string
  idDossier: string
  type: 'DOSSIER' | 'RDV' | 'SESSION'
  action: string
  idType: string | null
  date: string
}

export type RetourRecu = { reference: string; idDossier: string; genre: string; numero: number; donnees: Record<string, unknown> }

/** I-MILO on this machine, as a published client sees it: a feed, acknowledgements, files; what it is told besides; more or less well behaved. */
export async function unImiloSimule(
  dossiers: Record<string, unknown>,
  fautes: FautesDImilo = {},
  quandIlApprend: (retour: RetourRecu) => void = () => undefined,
) {
  const evenements: Evenement[] = []
  const acquittes: string[] = []
  const retours: RetourRecu[] = []
  const simule = { fautes }
  const repondre = async (requete: IncomingMessage, reponse: ServerResponse) => {
    const { method, url = '', headers } = requete
    const { enPanne, lenteur, seRepete, enDesordre, seTrompe, perdLesAcquittements, perdLesAccuses, refuse } = simule.fautes
    const dire = (statut: number, corps: unknown) =>
      void reponse.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(corps))
    if (lenteur) await attendre(lenteur)
    if (enPanne) return dire(503, {})
    if (headers['x-gravitee-api-key'] === undefined) return dire(401, {})
    const [, dit] = /^\/operateurs\/dossiers\/([^/]+)\/retours$/.exec(url) ?? []
    if (method === 'POST' && dit !== undefined) {
      const recu = JSON.parse(await lire(requete)) as Omit<RetourRecu, 'idDossier'>
      if (refuse) return dire(422, {})
      // Told again under the same reference, it is the same.
      if (!retours.some(r => r.reference === recu.reference)) {
        retours.push({ ...recu, idDossier: dit })
        quandIlApprend({ ...recu, idDossier: dit })
      }
      return dire(perdLesAccuses ? 503 : 200, {})
    }
    const [, acquitte] = /^\/operateurs\/events\/([^/]+)\/ack$/.exec(url) ?? []
    if (method === 'POST' && acquitte !== undefined) {
      if (perdLesAcquittements) return dire(503, {})
      acquittes.push(acquitte)
      const i = evenements.findIndex(e => e.identifiant === acquitte)
      if (i >= 0) evenements.splice(i, 1)
      return dire(i >= 0 ? 200 : 404, {})
    }
    if (url === '/operateurs/events') {
      const dits = enDesordre ? evenements.toReversed() : evenements
      return dire(200, seRepete ? dits.flatMap(e => [e, e]) : dits)
    }
    const [, id = ''] = /^\/sue\/dossiers\/(.+)$/.exec(url) ?? []
    const vise = seTrompe ? Object.keys(dossiers).find(k => k !== id) : id
    const dossier = dossiers[vise ?? id]
    return dossier === undefined ? dire(404, { message: 'inconnu' }) : dire(200, dossier)
  }
  const serveur = createServer((requete, reponse) => void repondre(requete, reponse))
  await new Promise<void>(resolve => serveur.listen(0, '127.0.0.1', resolve))
  const { port } = serveur.address() as AddressInfo
  return Object.assign(simule, {
    adresse: `http://127.0.0.1:${port}`,
    dossiers,
    acquittes,
    retours,
    enAttente: () => evenements.length,
    dire: (identifiant: string, idDossier: string, reste: Partial<Evenement> = {}) =>
      void evenements.push({
        identifiant,
        idDossier,
        type: 'DOSSIER',
        action: 'UPDATE',
        idType: null,
        date: '2026-11-20T10:00:00Z',
        ...reste,
      }),
    /** An event as no reader expects it. */
    direMal: (dit: Readonly<Record<string, unknown>>) => void evenements.push(dit as Evenement),
    fermer: () =>
      new Promise<void>(resolve => {
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  })
}

async function lire(requete: IncomingMessage): Promise<string> {
  const morceaux: Buffer[] = []
  for await (const m of requete) morceaux.push(m as Buffer)
  return Buffer.concat(morceaux).toString('utf8')
}
