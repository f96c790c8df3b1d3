import { once } from 'node:events'
import { connect, isIP, Socket } from 'node:net'
import { connect as connecterTls } from 'node:tls'

export type Lieu = { path: string } | { host: string; port: number }

/** `require` encrypts; `verify-full` also proves who answers. */
export type Chiffrement = 'require' | 'verify-full' | undefined

const DELAI_DE_NEGOCIATION = 5_000
/** SSLRequest (PostgreSQL protocol, 55.2.10): length 8, code 80877103. */
const DEMANDE_DE_TLS = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/**
 * The socket of a connection, for the driver. Node announces an error before the end of the socket; a query the driver
 * receives between the two would be written nowhere and never answered: the two are announced together, at the end.
 * @param surPanne is told of every end the driver did not ask for, before the driver is.
 */
export async function ouvrirPrise(lieu: Lieu, chiffrement: Chiffrement, surPanne: () => void): Promise<Socket> {
  const prise = connect(lieu)
  if (!chiffrement) return souder(prise, surPanne)
  try {
    return souder(await negocierTls(prise, 'host' in lieu ? lieu.host : '', chiffrement), surPanne)
  } catch (cause) {
    prise.destroy()
    // The driver only frees its place when a socket closes: it receives one that dies of this cause.
    const morte = souder(new Socket(), surPanne)
    setImmediate(() => morte.destroy(cause instanceof Error ? cause : new Error(String(cause))))
    return morte
  }
}

async function negocierTls(prise: Socket, hote: string, chiffrement: NonNullable<Chiffrement>): Promise<Socket> {
  const signal = AbortSignal.timeout(DELAI_DE_NEGOCIATION)
  await once(prise, 'connect', { signal })
  prise.write(DEMANDE_DE_TLS)
  const [reponse] = await once(prise, 'data', { signal })
  // One byte and no more: what follows it in clear was not written by the server (CVE-2021-23222).
  if (String(reponse) !== 'S') throw new Error('the server does not accept TLS')
  const tls = connecterTls({
    socket: prise,
    ...(isIP(hote) ? {} : { servername: hote }),
    rejectUnauthorized: chiffrement === 'verify-full',
  })
  await once(tls, 'secureConnect', { signal })
  return tls
}

function souder(prise: Socket, surPanne: () => void): Socket {
  const emettre = prise.emit.bind(prise) as (evenement: string | symbol, ...reste: unknown[]) => boolean
  let panne: unknown
  let voulue = false
  prise.once('finish', () => {
    voulue = !prise.readableEnded // we hung up first
  })
  const soudee: typeof emettre = (evenement, ...reste) => {
    if (evenement === 'error') {
      panne ??= reste[0]
      return true
    }
    if (evenement !== 'close') return emettre(evenement, ...reste)
    if (!voulue) surPanne()
    if (panne !== undefined) emettre('error', panne)
    return emettre('close', ...reste)
  }
  return Object.assign(prise, { emit: soudee })
}
