import { Readable } from 'node:stream'
import { setTimeout as attendre } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { ligneCsv } from '../../../src/moteur/csv.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { Demande } from '../ecran.js'
import { commune, filtres } from './ecran.js'
import { pageDesSuivies, type Suivie } from './page.js'

const entetes = ['nom', 'nom de naissance', 'prénom', 'date de naissance', 'commune', 'situation', 'date d’effet', 'suivie depuis']
const texte = (v: unknown) => (typeof v === 'string' ? v : '')
/** Persons read at once: what is held in memory, and what an export takes of the calls of everybody else. */
const PAR_PAGE = 50

type Page = Awaited<ReturnType<typeof pageDesSuivies>>

/** An export is long, and its organisation works meanwhile: refused for the number of its calls, it waits for its turn. */
export const patiente = (d: Demande): Demande => ({
  ...d,
  async appeler(...appel) {
    for (;;) {
      const rendu = await d.appeler(...appel)
      if (rendu.statut !== 429) return rendu
      await attendre(Number(rendu.entetes['retry-after'] ?? 1) * 1000)
    }
  },
})

const ligne = (p: Suivie): string =>
  ligneCsv([
    texte(p.identite.nom),
    texte(p.identite.nomNaissance),
    texte(p.identite.prenom),
    texte(p.identite.dateNaissance),
    commune(p),
    texte(p.inscription?.statut),
    texte(p.inscription?.dateEffetStatut),
    texte(p.suivi?.du),
  ])

/** All of them, page by page, as fast as the browser takes them. A failure cuts the download: a list never looks whole when it is not. */
async function* lignes(suite: (curseur: string) => Promise<Page>, premiere: Page): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv(entetes)}`
  for (let page = premiere; ; page = await suite(page.suivant)) {
    yield page.personnes.map(ligne).join('')
    if (page.suivant === null) return
  }
}

/** The same list for a spreadsheet; asked for by whoever may export. */
export async function exporter(demande: Demande): Promise<FastifyReply> {
  const d = patiente(demande)
  const f = filtres.parse(d.requete.query)
  const jour = jourDe(d.contexte.horloge())
  const lire = (curseur?: string) => pageDesSuivies(d, { ...f, curseur }, PAR_PAGE)
  // Read before anything is sent: a refusal is a page, not an empty file.
  const premiere = await lire()
  return d.reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="personnes-suivies-${jour}.csv"`)
    .send(Readable.from(lignes(lire, premiere)))
}
