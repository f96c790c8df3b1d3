import type { FastifyReply } from 'fastify'
import { nommeur } from '../dossier/donnees.js'
import type { Demande } from '../ecran.js'
import { emporter } from '../emporter.js'
import { identiteLisible } from '../personnes/page.js'
import { filtres, type Page, requete } from './ecran.js'

const texte = (v: unknown) => (typeof v === 'string' ? v : '')

/** The same list for a spreadsheet; asked for by whoever may export. */
export function exporterLesJalons(demande: Demande): Promise<FastifyReply> {
  const f = filtres.parse(demande.requete.query)
  const nommer = nommeur(demande)
  return emporter(demande, d => ({
    nom: 'jalons-en-retard',
    entetes: ['nom', 'prénom', 'date de naissance', 'étape attendue', 'depuis le', 'au plus tard le', 'jours de retard', 'à faire par'],
    lire: curseur => d.lire<Page>(`/api/v1/jalons-en-retard?limite=50&${requete({ ...f, curseur })}`),
    async ligne(r) {
      const { nom, prenom, dateNaissance } = (await identiteLisible(d, r.usager)) ?? {}
      const qui = [nom, prenom, dateNaissance].map(texte)
      return [...qui, r.libelle, r.depuis, r.auPlusTard, r.retard, r.aFairePar === null ? '' : nommer(r.aFairePar)]
    },
  }))
}
