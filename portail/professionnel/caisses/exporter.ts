import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ligneCsv } from '../../../src/moteur/csv.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { type EnvoiListe, libellesDesEnvois as mots } from '../../../src/payeurs/index.js'
import type { Demande } from '../ecran.js'
import { patiente } from '../personnes/exporter.js'
import { filtres, lirePage, type Page } from './lire.js'

const entetes = [
  ...['référence', 'décision', 'à compter du', 'jusqu’au', 'décidée par', 'caisse', 'état', 'en retard'],
  ...['transmise le', 'prise en compte le', 'appliquée le', 'rejetée le', 'motif du rejet'],
]
const ligne = (e: EnvoiListe): string =>
  ligneCsv([
    ...[e.reference, mots.natures[e.nature], e.du, e.au, e.decideePar, e.payeur, mots.etats[e.etat], e.enRetard ? 'oui' : 'non'],
    ...[e.transmisLe, e.prisEnCompteLe, e.appliqueLe, e.rejeteLe, e.motifDuRejet],
  ])

async function* lignes(suite: (curseur: string) => Promise<Page>, premiere: Page): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv(entetes)}`
  for (let page = premiere; ; page = await suite(page.suivant)) {
    yield page.elements.map(ligne).join('')
    if (page.suivant === null) return
  }
}

/** The same list to compare with one’s own: by reference, without a name. */
export async function exporterLesEnvois(demande: Demande): Promise<FastifyReply> {
  const d = patiente(demande)
  const f = filtres.parse(d.requete.query)
  const lire = (curseur?: string) => lirePage(d, { ...f, curseur }, 100)
  // Read before anything is sent: a refusal is a page, not an empty file.
  const premiere = await lire()
  return d.reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="decisions-et-caisses-${jourDe(d.contexte.horloge())}.csv"`)
    .send(Readable.from(lignes(lire, premiere)))
}
