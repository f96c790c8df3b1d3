import type { FastifyReply } from 'fastify'
import { libellesDeLaSanctionRsa as mots } from '../../../src/parcours/sanction-rsa/index.js'
import { viseeEnMots } from '../../sanctions/cartes.js'
import { echeanceDe } from '../../sanctions/echeance.js'
import type { Demande } from '../ecran.js'
import { emporter } from '../emporter.js'
import { aujourdHuiDe } from './actes.js'
import { enRetard, filtres } from './liste.js'
import { aSoumettreALEquipe, type Listee, listerLesSanctions, nomDe } from './lister.js'

const entetes = ['personne', 'procédure', 'ce qui est envisagé ou décidé', 'état', 'depuis le', 'échéance', 'délai passé', 'rang']

async function ligne(d: Demande, s: Listee) {
  const p = s.donnees
  const echeance = echeanceDe(p)?.auPlusTard ?? ''
  const passe = enRetard(s, aujourdHuiDe(d)) ? 'oui' : 'non'
  return [
    await nomDe(d, s.usager),
    s.numero,
    viseeEnMots(p),
    mots.libellesDesEtats[p.etat],
    p.depuis,
    echeance,
    passe,
    mots.libellesDesRangs[p.rang],
  ]
}

/** The list of one state for a spreadsheet. */
export function exporterLesSanctions(demande: Demande): Promise<FastifyReply> {
  const { etat } = filtres.parse(demande.requete.query)
  return emporter(demande, d => ({
    nom: 'sanctions-rsa',
    entetes,
    lire: curseur => listerLesSanctions(d, { etat, curseur }, 50),
    ligne: (s: Listee) => ligne(d, s),
  }))
}

/** The dossiers of the session for a spreadsheet. */
export const exporterLaSeance = (demande: Demande): Promise<FastifyReply> =>
  emporter(demande, d => ({
    nom: 'seance-equipe-pluridisciplinaire',
    entetes,
    lire: async () => ({ elements: await aSoumettreALEquipe(d), suivant: null }),
    ligne: (s: Listee) => ligne(d, s),
  }))
