import type { Genre, Horizon, Mesure } from '../../src/vigilance/index.js'
import { lire } from '../administration/appel.js'
import { nomDeLAgent } from '../administration/actes/acte.js'
import { nomDeLOrganisation } from '../administration/habilitations/habilitation.js'
import { type Ecran, etiquette, type Html, html, lInstant, tableau, vide } from '../interface/index.js'
import type { Demande } from '../professionnel/ecran.js'
import { type Blocage, mesuresPrises } from './blocage.js'
import { horizons, mesures } from './mots.js'
import { rubrique } from './rubriques.js'

/** An alert as the API lists it. */
export type Alerte = {
  id: string
  genre: Genre
  horizon: Horizon
  mesure: Mesure
  motif: string
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  ligne: string | null
  acteur: string
  valeur: number
  limite: number
  le: string
  suite: { palier: Blocage['palier']; enCours: boolean } | null
}

export const quiEst = (d: Demande, a: Alerte): string =>
  a.agent && a.genre !== 'application' ? nomDeLAgent(a.agent) : (d.contexte.habilitations.application(a.application)?.nom ?? a.application)

export const compteDe = ({ valeur, mesure, horizon }: Alerte): string =>
  `${valeur.toLocaleString('fr-FR')} ${mesures[mesure]} ${horizons[horizon]}`

/** What was truly done because of it: a second factor asked again stops nobody. */
export const etatDeLAlerte = ({ suite }: Alerte): Html => {
  if (!suite) return etiquette('signalé seulement', 'fini')
  const mesure = mesuresPrises[suite.palier]
  return suite.enCours ? etiquette(mesure, suite.palier === 'arret' ? 'mauvais' : 'attente') : etiquette(`${mesure}, puis rouvert`, 'fini')
}

/** Everything abnormal, the latest first. */
export async function alertes(d: Demande): Promise<Ecran> {
  const { elements } = await lire<{ elements: Alerte[] }>(d, '/alertes')
  return {
    titre: 'Alertes',
    menu: 'vigilance',
    cote: rubrique('alertes'),
    chapeau: html`<p>Ce qui sort de l’ordinaire. Au-delà des limites sur les personnes lues, rien n’a été servi ; un signal relevé dans le journal n’arrête personne.</p>`,
    corps:
      elements.length === 0
        ? vide('Aucune alerte', html`<p>Rien d’inhabituel ces quatre-vingt-dix derniers jours.</p>`)
        : tableau(
            'alertes',
            'Les plus récentes d’abord',
            ['Qui', 'Organisation', 'Ce qui est anormal', 'Limite', 'Quand', 'Ce qui a été fait'],
            elements.map(a => [
              html`<a href="/vigilance/alertes/${a.id}">${quiEst(d, a)}</a>`,
              nomDeLOrganisation(d, a.organisation),
              compteDe(a),
              a.limite.toLocaleString('fr-FR'),
              lInstant(a.le),
              etatDeLAlerte(a),
            ]),
          ),
  }
}
