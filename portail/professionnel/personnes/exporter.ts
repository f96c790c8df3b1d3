import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ligneCsv } from '../../../src/moteur/csv.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { Demande } from '../ecran.js'
import { commune, filtres } from './ecran.js'
import { type Filtres, pageDesSuivies } from './page.js'

const entetes = ['nom', 'nom de naissance', 'prénom', 'date de naissance', 'commune', 'situation', 'date d’effet', 'suivie depuis']
const texte = (v: unknown) => (typeof v === 'string' ? v : '')
/** Beyond, a list is no working document any more: the filters are there. */
const MAXIMUM = 5000

async function* lignes(d: Demande, f: Filtres): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv(entetes)}`
  let curseur: string | undefined
  for (let ecrites = 0; ecrites < MAXIMUM; ) {
    const { personnes, suivant } = await pageDesSuivies(d, { ...f, curseur }, 100)
    for (const p of personnes)
      yield ligneCsv([
        texte(p.identite.nom),
        texte(p.identite.nomNaissance),
        texte(p.identite.prenom),
        texte(p.identite.dateNaissance),
        commune(p),
        texte(p.inscription?.statut),
        texte(p.inscription?.dateEffetStatut),
        texte(p.suivi?.du),
      ])
    ecrites += personnes.length
    if (suivant === null) return
    curseur = suivant
  }
}

/** The same list for a spreadsheet; asked for by whoever may export. */
export async function exporter(d: Demande): Promise<FastifyReply> {
  const f = filtres.parse(d.requete.query)
  const jour = jourDe(d.contexte.horloge())
  return d.reponse
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="personnes-suivies-${jour}.csv"`)
    .send(Readable.from(lignes(d, f)))
}
