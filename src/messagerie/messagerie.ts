import { mkdir, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** A letter sent by e-mail: it never holds a datum of a person followed, but when and where she is expected. */
export type Message = { a: string; objet: string; texte: string }

/** The way out of messages (A10): an e-mail gateway in production, a folder one reads in demonstration. */
export type Messagerie = { envoyer(message: Message): Promise<void> }

/** Keeps each message as a file (RFC 5322) in a folder, for the machine where nobody sends e-mail. */
export const messagerieEnDossier = (dossier: string, horloge: () => Date): Messagerie => ({
  async envoyer({ a, objet, texte }) {
    const instant = horloge()
    await mkdir(dossier, { recursive: true, mode: 0o700 })
    const nom = `${instant.toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`
    const entetes = [
      `Date: ${instant.toUTCString()}`,
      `To: ${sansRupture(a)}`,
      `Subject: =?utf-8?B?${Buffer.from(sansRupture(objet)).toString('base64')}?=`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ]
    await writeFile(join(dossier, nom), `${entetes.join('\r\n')}\r\n\r\n${texte}\r\n`, { mode: 0o600 })
  },
})

/** A line break in an address or a subject would add headers of its author's choice. */
const sansRupture = (texte: string): string => texte.replaceAll(/[\r\n]+/g, ' ')
