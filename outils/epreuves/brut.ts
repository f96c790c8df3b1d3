import { connect } from 'node:net'

export type Brute = { statut: number; entetes: string; corps: string }

/** Sends bytes no HTTP client would send, and reads what comes back until the server closes or falls silent. */
export function envoyerBrut(url: string, octets: string | Buffer): Promise<Brute> {
  const { hostname, port } = new URL(url)
  return new Promise((rendre, echouer) => {
    const morceaux: Buffer[] = []
    const finir = () => {
      socket.destroy()
      const [entetes = '', corps = ''] = Buffer.concat(morceaux)
        .toString('utf8')
        .split(/\r\n\r\n([\s\S]*)/)
      rendre({ statut: Number(/^HTTP\/1\.1 (\d{3})/.exec(entetes)?.[1] ?? 0), entetes, corps })
    }
    const socket = connect(Number(port), hostname, () => socket.write(octets))
    socket.setTimeout(1500, finir)
    socket.on('data', m => {
      morceaux.push(m)
      if (estEntiere(Buffer.concat(morceaux).toString('latin1'))) finir()
    })
    socket.on('close', finir)
    socket.on('error', e => (morceaux.length > 0 ? finir() : echouer(e)))
  })
}

function estEntiere(reponse: string): boolean {
  const fin = reponse.indexOf('\r\n\r\n')
  const longueur = /content-length: (\d+)/i.exec(reponse)?.[1]
  return fin >= 0 && longueur !== undefined && reponse.length >= fin + 4 + Number(longueur)
}
