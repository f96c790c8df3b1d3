import { type Outil, outils } from '../../../src/droit/outils.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { type Ecran, etiquette, html, tableau } from '../../interface/index.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { rubrique } from '../rubriques.js'
import { parametre } from '../saisie.js'
import { lireLOrganisation } from './organisation.js'

const gestes: Gestes = {
  ouvrir: {
    bouton: 'Ouvrir',
    titre: quoi => `Ouvrir ${quoi}`,
    suite: 'L’outil revient dans le menu des agents dont le rôle le permet.',
    fait: 'L’outil est ouvert.',
  },
  fermer: {
    bouton: 'Fermer',
    titre: quoi => `Fermer ${quoi}`,
    suite:
      'L’outil disparaît du menu de tous vos agents, et ses pages ne s’ouvrent plus. Leurs droits ne changent pas : vos logiciels continuent par l’API.',
    poids: 'danger',
    fait: 'L’outil est fermé pour toute l’organisation.',
  },
}

const cibleDe = (outil: Outil, ouvert: boolean): Cible & { outil: Outil } => ({
  outil,
  quoi: outils[outil],
  adresse: `/administration/outils/${outil}`,
  retour: '/administration/outils',
  menu: 'organisation',
  fil: [{ href: '/administration/outils', texte: 'Outils à la carte' }],
  permis: [ouvert ? 'fermer' : 'ouvrir'],
})

/** The tools of the portal the organisation takes or leaves. */
async function aLaCarte(d: Demande): Promise<Ecran> {
  const { outils: siens } = await lireLOrganisation(d)
  return {
    titre: 'Outils à la carte',
    menu: 'organisation',
    cote: rubrique(d, 'outils'),
    ...messageDe(d, gestes),
    chapeau: html`<p>Ce que vos agents trouvent dans ce portail. Fermez ce que vos propres logiciels font déjà : les droits restent les mêmes, par l’API aussi.</p>`,
    corps: tableau(
      'outils',
      'Outils du portail',
      ['Outil', 'État', 'Changer'],
      siens.map(o => [
        o.libelle.charAt(0).toUpperCase() + o.libelle.slice(1),
        o.ouvert ? etiquette('ouvert', 'bon') : etiquette('fermé', 'fini'),
        liensDesGestes(gestes, cibleDe(o.outil, o.ouvert)),
      ]),
    ),
  }
}

async function viser(d: Demande): Promise<Cible & { outil: Outil }> {
  const vise = (await lireLOrganisation(d)).outils.find(o => o.outil === parametre(d, 'outil'))
  if (!vise) throw new EcranRefuse(404, 'Rien à cette adresse', 'Aucun outil du portail ne porte ce nom.')
  return cibleDe(vise.outil, vise.ouvert)
}

export const routesDesOutils: readonly Route[] = [
  { verbe: 'GET', chemin: '/administration/outils', acte: 'administrer', faire: aLaCarte },
  ...routesDesGestes(
    '/administration/outils/:outil',
    { gestes, viser, acte: ({ outil }, geste) => ({ chemin: '/outils', corps: { outil, ouvert: geste === 'ouvrir' } }) },
    'administrer',
  ),
]
