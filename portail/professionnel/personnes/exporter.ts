import type { FastifyReply } from 'fastify'
import type { Demande } from '../ecran.js'
import { emporter } from '../emporter.js'
import { commune, filtres } from './ecran.js'
import { pageDesSuivies } from './page.js'

const texte = (v: unknown) => (typeof v === 'string' ? v : '')
/** Persons read at once: what is held in memory, and what an export takes of the calls of everybody else. */
const PAR_PAGE = 50

/** The same list for a spreadsheet; asked for by whoever may export. */
export function exporter(demande: Demande): Promise<FastifyReply> {
  const f = filtres.parse(demande.requete.query)
  return emporter(demande, d => ({
    nom: 'personnes-suivies',
    entetes: ['nom', 'nom de naissance', 'prénom', 'date de naissance', 'commune', 'situation', 'date d’effet', 'suivie depuis'],
    async lire(curseur) {
      const { personnes, suivant } = await pageDesSuivies(d, { ...f, curseur }, PAR_PAGE)
      return { elements: personnes, suivant }
    },
    ligne: p => [
      texte(p.identite.nom),
      texte(p.identite.nomNaissance),
      texte(p.identite.prenom),
      texte(p.identite.dateNaissance),
      commune(p),
      texte(p.inscription?.statut),
      texte(p.inscription?.dateEffetStatut),
      texte(p.suivi?.du),
    ],
  }))
}
