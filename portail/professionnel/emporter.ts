import { Readable } from 'node:stream'
import { setTimeout as attendre } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { ligneCsv } from '../../src/moteur/csv.js'
import { jourDe } from '../../src/moteur/moteur.js'
import type { Demande } from './ecran.js'

/** An export is long, and its organisation works meanwhile: refused for the number of its calls, it waits for its turn. */
const patiente = (d: Demande): Demande => ({
  ...d,
  async appeler(...appel) {
    for (;;) {
      const rendu = await d.appeler(...appel)
      if (rendu.statut !== 429) return rendu
      await attendre(Number(rendu.entetes['retry-after'] ?? 1) * 1000)
    }
  },
})

type Page<T> = { elements: readonly T[]; suivant: string | null }
type Liste<T> = {
  /** The file is named after it and the day. */
  nom: string
  entetes: readonly string[]
  lire: (curseur?: string) => Promise<Page<T>>
  /** The cells of one element. */
  ligne: (element: T) => Parameters<typeof ligneCsv>[0] | Promise<Parameters<typeof ligneCsv>[0]>
}

/** All of them, page by page, as fast as the browser takes them. A failure cuts the download: a list never looks whole when it is not. */
async function* lignes<T>({ entetes, lire, ligne }: Liste<T>, premiere: Page<T>): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv([...entetes])}`
  for (let page = premiere; ; page = await lire(page.suivant)) {
    yield (await Promise.all(page.elements.map(async e => ligneCsv(await ligne(e))))).join('')
    if (page.suivant === null) return
  }
}

/** A list of the portal, for a spreadsheet; `liste` says what it holds, read by a caller that waits. */
export async function emporter<T>(demande: Demande, liste: (d: Demande) => Liste<T>): Promise<FastifyReply> {
  const d = patiente(demande)
  const siens = liste(d)
  // Read before anything is sent: a refusal is a page, not an empty file.
  const premiere = await siens.lire()
  return d.reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${siens.nom}-${jourDe(d.contexte.horloge())}.csv"`)
    .send(Readable.from(lignes(siens, premiere)))
}
