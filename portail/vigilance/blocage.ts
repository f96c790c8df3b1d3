import type { Portee } from '../../src/vigilance/index.js'
import { etiquette, type Html, html, lInstant, tableau } from '../interface/index.js'
import type { Demande } from '../professionnel/ecran.js'
import { nomDeLaCible, nomDeQui, portees } from './mots.js'

/** A block as the API describes it. */
export type Blocage = {
  id: string
  portee: Portee
  cible: string
  organisation: string | null
  palier: 'second-facteur' | 'motif' | 'arret'
  motif: string
  depuis: string
  par: string
  alerte: string | null
  demandeDeLeveePar: string | null
  motifDeLevee: string | null
  levePar: string | null
  leveLe: string | null
  evenements: string[]
}

export const mesuresPrises: Readonly<Record<Blocage['palier'], string>> = {
  'second-facteur': 'second facteur redemandé',
  motif: 'motif demandé',
  arret: 'arrêté',
}

export const etatDuBlocage = ({ leveLe, demandeDeLeveePar, palier }: Blocage): Html =>
  leveLe
    ? etiquette('rouvert', 'fini')
    : demandeDeLeveePar
      ? etiquette('réouverture à décider', 'attente')
      : etiquette(mesuresPrises[palier], palier === 'arret' ? 'mauvais' : 'attente')

export const tableauDesBlocages = (d: Demande, id: string, titre: string, blocages: readonly Blocage[]): Html =>
  tableau(
    id,
    titre,
    ['Qui', 'Pourquoi', 'État', 'Depuis', 'Par'],
    blocages.map(b => [
      html`<a href="/vigilance/blocages/${b.id}">${nomDeLaCible(d, b.portee, b.cible)}</a><br><span class="discret">${portees[b.portee]}</span>`,
      b.motif,
      etatDuBlocage(b),
      lInstant(b.depuis),
      nomDeQui(b.par),
    ]),
  )
