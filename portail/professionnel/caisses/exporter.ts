import type { FastifyReply } from 'fastify'
import { libellesDesEnvois as mots } from '../../../src/payeurs/index.js'
import type { Demande } from '../ecran.js'
import { emporter } from '../emporter.js'
import { filtres, lirePage } from './lire.js'

/** The same list to compare with one’s own: by reference, without a name. */
export function exporterLesEnvois(demande: Demande): Promise<FastifyReply> {
  const f = filtres.parse(demande.requete.query)
  return emporter(demande, d => ({
    nom: 'decisions-et-caisses',
    entetes: [
      ...['référence', 'décision', 'à compter du', 'jusqu’au', 'décidée par', 'caisse', 'état', 'en retard'],
      ...['transmise le', 'prise en compte le', 'appliquée le', 'rejetée le', 'motif du rejet'],
    ],
    lire: curseur => lirePage(d, { ...f, curseur }, 100),
    ligne: e => [
      ...[e.reference, mots.natures[e.nature], e.du, e.au, e.decideePar, e.payeur, mots.etats[e.etat], e.enRetard ? 'oui' : 'non'],
      ...[e.transmisLe, e.prisEnCompteLe, e.appliqueLe, e.rejeteLe, e.motifDuRejet],
    ],
  }))
}
