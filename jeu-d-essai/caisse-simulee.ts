import { createHash, type KeyObject, randomUUID, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'

/** What a payer may do wrong; any of them together. */
export type Fautes = {
  /** Takes nothing: answers 503. */
  enPanne?: boolean
  /** Takes its time, in milliseconds. */
  lenteur?: number
  /** Says everything twice. */
  seRepete?: boolean
  /** Says that a decision is applied before it says that it is taken. */
  enDesordre?: boolean
  /** Also answers for somebody else, and of what it was never sent. */
  seTrompe?: boolean
  /** Refuses, by the number it knows the person by, with its reason; once: sent again, it takes it. */
  rejets?: Map<string, string>
  /** Takes, and never says anything more of these numbers. */
  muette?: ReadonlySet<string>
  /** Believes only what is signed by this key of ours (RFC 9421). */
  cle?: KeyObject
}
type Recu = { reference: string; ordre: number; usager: string; matricule: string }
type Memoire = { effets: Recu[]; comprises: string[]; rejets: [string, string][]; muettes: string[] }
type Reponse = {
  reference: string
  matricule: string
  etat: 'PRIS_EN_COMPTE' | 'APPLIQUE' | 'REJETE'
  appliqueLe?: string
  motifDuRejet?: string
}

export type CaisseSimulee = {
  adresse: string
  fautes: Fautes
  /** What it took, once each whatever comes again, in the order it came. */
  effets: readonly Recu[]
  /** Calls it had, refused ones included. */
  appels: () => number
  /** What it now has to say of what it took; the same again until it is told that it was understood. */
  reponses(jour: string): Reponse[]
  /** It was understood: the decision is applied or refused, there is nothing more to say of it. */
  compris(reference: string): void
  fermer(): Promise<void>
}

/**
 * A payer on this machine, as the platform calls it: takes decisions and answers, more or less well. `memoire`: the file where it keeps what it
 * took and what it has to do of it, for when it is started again.
 */
export async function uneCaisseSimulee(fautes: Fautes = {}, memoire?: string): Promise<CaisseSimulee> {
  const gardes = memoire !== undefined && existsSync(memoire) ? (JSON.parse(readFileSync(memoire, 'utf8')) as Memoire) : null
  const effets: Recu[] = gardes?.effets ?? []
  const comprises = new Set<string>(gardes?.comprises)
  let appels = 0
  const rejets = new Map([...(gardes?.rejets ?? []), ...(fautes.rejets ?? [])])
  const caisse = { fautes: gardes ? { ...fautes, rejets, muette: new Set([...gardes.muettes, ...(fautes.muette ?? [])]) } : fautes }
  const garder = () => {
    const { rejets: aRejeter = [], muette = [] } = caisse.fautes
    const tout: Memoire = { effets, comprises: [...comprises], rejets: [...aRejeter], muettes: [...muette] }
    if (memoire !== undefined) writeFileSync(memoire, JSON.stringify(tout), { mode: 0o600 })
  }
  const accueillir = async (requete: IncomingMessage, reponse: ServerResponse) => {
    appels++
    const morceaux: Buffer[] = []
    for await (const morceau of requete) morceaux.push(morceau as Buffer)
    if (caisse.fautes.enPanne) return void reponse.writeHead(503).end()
    if (caisse.fautes.lenteur) await attendre(caisse.fautes.lenteur)
    const corps = Buffer.concat(morceaux)
    if (caisse.fautes.cle && !estSigne(requete, corps, caisse.fautes.cle)) return void reponse.writeHead(401).end()
    const recu = JSON.parse(corps.toString()) as Recu
    if (!effets.some(e => e.reference === recu.reference)) effets.push(recu)
    garder()
    reponse.writeHead(204).end()
  }
  const serveur = createServer((requete, reponse) => void accueillir(requete, reponse))
  await new Promise<void>(resolve => serveur.listen(0, '127.0.0.1', resolve))
  const { port } = serveur.address() as AddressInfo
  return Object.assign(caisse, {
    adresse: `http://127.0.0.1:${port}/decisions`,
    effets,
    appels: () => appels,
    reponses(jour: string): Reponse[] {
      const { seRepete, enDesordre, seTrompe, rejets, muette } = caisse.fautes
      const siennes = effets
        .filter(e => !comprises.has(e.reference) && !muette?.has(e.matricule))
        .flatMap(({ reference, matricule }): Reponse[] => {
          const motifDuRejet = rejets?.get(matricule)
          if (motifDuRejet !== undefined) return [{ reference, matricule, etat: 'REJETE', motifDuRejet }]
          const prise: Reponse = { reference, matricule, etat: 'PRIS_EN_COMPTE' }
          const appliquee: Reponse = { reference, matricule, etat: 'APPLIQUE', appliqueLe: jour }
          return enDesordre ? [appliquee, prise, appliquee] : [prise, appliquee]
        })
      const fausses: Reponse[] = siennes.flatMap(r => [
        { ...r, matricule: '9999999' },
        { ...r, reference: randomUUID() },
      ])
      return [...(seTrompe ? fausses : []), ...(seRepete ? siennes.flatMap(r => [r, r]) : siennes)]
    },
    compris(reference: string) {
      comprises.add(reference)
      caisse.fautes.rejets?.delete(effets.find(e => e.reference === reference)?.matricule ?? '')
      garder()
    },
    fermer: () =>
      new Promise<void>(resolve => {
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  })
}

/** As a receiver verifies: what the signature says it covers, taken from what came, then the digest of the body. */
export function estSigne(
  { headers, method, url }: Pick<IncomingMessage, 'headers' | 'method' | 'url'>,
  corps: Buffer,
  cle: KeyObject,
): boolean {
  const parametres = String(headers['signature-input']).replace(/^plateforme=/, '')
  const signature = Buffer.from(String(headers['signature']).replace(/^plateforme=:|:$/g, ''), 'base64')
  const couverts = [...(/^\(([^)]*)\)/.exec(parametres)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, nom]) => nom ?? '')
  if (!['@method', '@target-uri', 'content-digest'].every(nom => couverts.includes(nom))) return false
  const derives: Record<string, string> = { '@method': method ?? '', '@target-uri': `http://${headers.host}${url}` }
  const base = [...couverts.map(nom => `"${nom}": ${derives[nom] ?? String(headers[nom])}`), `"@signature-params": ${parametres}`].join(
    '\n',
  )
  const digest = `sha-256=:${createHash('sha256').update(corps).digest('base64')}:`
  return headers['content-digest'] === digest && verify('sha256', Buffer.from(base), { key: cle, dsaEncoding: 'ieee-p1363' }, signature)
}
