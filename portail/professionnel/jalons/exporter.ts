import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ligneCsv } from '../../../src/moteur/csv.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { JalonEnRetard } from '../../../src/parcours/jalons/index.js'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { patiente } from '../personnes/exporter.js'
import { identiteLisible } from '../personnes/page.js'
import { filtres, type Page, requete } from './ecran.js'

const entetes = ['nom', 'prénom', 'date de naissance', 'étape attendue', 'depuis le', 'au plus tard le', 'jours de retard', 'à faire par']
const texte = (v: unknown) => (typeof v === 'string' ? v : '')

async function ligne(d: Demande, r: JalonEnRetard): Promise<string> {
  const { nom, prenom, dateNaissance } = (await identiteLisible(d, r.usager)) ?? {}
  const qui = [nom, prenom, dateNaissance].map(texte)
  return ligneCsv([...qui, r.libelle, r.depuis, r.auPlusTard, r.retard, r.aFairePar === null ? '' : nommeur(d)(r.aFairePar)])
}

/** All of them, page by page, as fast as the browser takes them. */
async function* lignes(d: Demande, suite: (curseur: string) => Promise<Page>, premiere: Page): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv(entetes)}`
  for (let page = premiere; ; page = await suite(page.suivant)) {
    yield (await Promise.all(page.elements.map(r => ligne(d, r)))).join('')
    if (page.suivant === null) return
  }
}

/** The same list for a spreadsheet; asked for by whoever may export. */
export async function exporterLesJalons(demande: Demande): Promise<FastifyReply> {
  const d = patiente(demande)
  const f = filtres.parse(d.requete.query)
  const lire = (curseur?: string) => d.lire<Page>(`/api/v1/jalons-en-retard?limite=50&${requete({ ...f, curseur })}`)
  // Read before anything is sent: a refusal is a page, not an empty file.
  const premiere = await lire()
  return d.reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="jalons-en-retard-${jourDe(d.contexte.horloge())}.csv"`)
    .send(Readable.from(lignes(d, lire, premiere)))
}
