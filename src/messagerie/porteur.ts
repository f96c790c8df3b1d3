import { Resolver } from 'node:dns/promises'
import { Agent as AgentHttp, type ClientRequest, request as enClair } from 'node:http'
import { Agent as AgentHttps, request as enSecret } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Why nothing was or will be sent to an address; may be told to who gave it. */
export class AdresseRefusee extends Error {}

export type Envoi = { entetes: Readonly<Record<string, string>>; corps: string }
/** `reprendreApres`: seconds the receiver asks to wait. */
export type Accueil = { statut: number; reprendreApres: number | null }

/**
 * Carries a message to an address that somebody else chose, hence never into our own network: the name is resolved, every address it
 * leads to must be public, and the connection is made to that very address. Redirections are not followed, answers not read.
 */
export type Porteur = {
  /** Throws AdresseRefusee for an address that could never do. */
  exiger(adresse: string): void
  /** Throws AdresseRefusee, or an error whose `code` tells what failed. */
  porter(adresse: string, envoi: Envoi): Promise<Accueil>
}

type Reglages = {
  /** Lets messages go to this machine, in clear: a test or a demonstration has no other receiver. */
  internes: boolean
  resoudre?: (nom: string) => Promise<string[]>
  delaiMs?: number
}

const REPONSE_MAXIMALE = 64 * 1024

export function creerPorteur({ internes, resoudre = parLeDns, delaiMs = 10_000 }: Reglages): Porteur {
  const agents = { 'https:': new AgentHttps({ keepAlive: true }), 'http:': new AgentHttp({ keepAlive: true }) }
  const estPublique = (ip: string) => ipaddr.process(ip).range() === 'unicast'

  function exiger(adresse: string): URL {
    if (!URL.canParse(adresse)) throw new AdresseRefusee('Ce n’est pas une adresse.')
    const url = new URL(adresse)
    if (url.username || url.password || url.hash) throw new AdresseRefusee('Une adresse sans compte ni ancre est attendue.')
    if (url.protocol !== 'https:' && !(internes && url.protocol === 'http:')) throw new AdresseRefusee('Une adresse https est attendue.')
    const ip = nue(url)
    if (ipaddr.isValid(ip) && !internes && !estPublique(ip)) throw new AdresseRefusee('Cette adresse n’est pas publique.')
    return url
  }

  async function adresseSure(url: URL): Promise<string> {
    const nom = nue(url)
    const ips = ipaddr.isValid(nom) ? [nom] : await resoudre(nom)
    const [premiere] = ips
    if (premiere === undefined) throw new AdresseRefusee('Ce nom ne mène à aucune adresse.')
    if (!internes && !ips.every(estPublique)) throw new AdresseRefusee('Ce nom mène à une adresse qui n’est pas publique.')
    return premiere
  }

  async function porter(adresse: string, envoi: Envoi): Promise<Accueil> {
    const url = exiger(adresse)
    const ip = await adresseSure(url)
    const agent = url.protocol === 'https:' ? agents['https:'] : agents['http:']
    const poster = () => deposer(url, ip, agent, envoi, AbortSignal.timeout(delaiMs))
    // A connection kept open may have been closed by the other end just before: nothing was taken of this message.
    return poster().catch((erreur: unknown) => {
      if (erreur instanceof ConnexionPerimee) return poster()
      throw erreur
    })
  }
  return { exiger: adresse => void exiger(adresse), porter }
}

class ConnexionPerimee extends Error {
  readonly code = 'ECONNRESET'
}

function deposer(url: URL, ip: string, agent: AgentHttp, { entetes, corps }: Envoi, signal: AbortSignal): Promise<Accueil> {
  const lookup: LookupFunction = (_, options, rendre) =>
    options.all ? rendre(null, [{ address: ip, family: familleDe(ip) }]) : rendre(null, ip, familleDe(ip))
  return new Promise((resolve, reject) => {
    const headers = { ...entetes, 'content-length': Buffer.byteLength(corps) }
    const requete: ClientRequest = (url.protocol === 'https:' ? enSecret : enClair)(url, { method: 'POST', headers, lookup, agent, signal })
    requete.once('response', reponse => {
      const apres = Number(reponse.headers['retry-after'])
      resolve({ statut: reponse.statusCode ?? 0, reprendreApres: Number.isFinite(apres) && apres > 0 ? apres : null })
      let lus = 0
      reponse.on('data', (morceau: Buffer) => {
        lus += morceau.length
        if (lus > REPONSE_MAXIMALE) reponse.destroy()
      })
      // What comes after the status is nobody’s concern, not even its failure.
      reponse.on('error', () => {})
    })
    requete.once('error', (erreur: Error & { code?: string }) =>
      reject(requete.reusedSocket && erreur.code === 'ECONNRESET' ? new ConnexionPerimee(erreur.message) : erreur),
    )
    requete.end(corps)
  })
}

const nue = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1')
const familleDe = (ip: string) => (ipaddr.parse(ip).kind() === 'ipv4' ? 4 : 6)

/** Not the system’s own resolution: it knows the names of this machine, and keeps a thread busy as long as it waits. */
async function parLeDns(nom: string): Promise<string[]> {
  const dns = new Resolver({ timeout: 2000, tries: 2 })
  const trouvees = await Promise.allSettled([dns.resolve4(nom), dns.resolve6(nom)])
  return trouvees.flatMap(t => (t.status === 'fulfilled' ? t.value : []))
}
