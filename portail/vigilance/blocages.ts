import { lire } from '../administration/appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../administration/geste.js'
import { nomDeLOrganisation } from '../administration/habilitations/habilitation.js'
import { parametre } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { carte, type Ecran, fiche, html, lienBouton, lInstant, vide } from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { arreter, formulaireDArret } from './arreter.js'
import { type Blocage, etatDuBlocage, tableauDesBlocages } from './blocage.js'
import { nomDeLaCible, nomDeQui, portees } from './mots.js'
import { rubrique } from './rubriques.js'

const gestes: Gestes = {
  'demander-levee': {
    bouton: 'Demander la réouverture',
    titre: quoi => `Demander la réouverture : ${quoi}`,
    suite: 'Rien ne s’ouvre encore : une autre personne, qui enquête, doit le décider.',
    motif: 'Ce que vous avez vérifié. La personne qui décide le lit.',
    fait: 'La réouverture est demandée. Une autre personne, qui enquête, la décidera ; d’ici là, rien ne s’ouvre.',
  },
  'confirmer-levee': {
    bouton: 'Rouvrir',
    titre: quoi => `Rouvrir : ${quoi}`,
    suite: 'L’accès est rouvert en quelques secondes, avec ce que ses droits ouvrent.',
    fait: 'L’accès est rouvert.',
  },
}

const lister = async (d: Demande): Promise<Blocage[]> => (await lire<{ elements: Blocage[] }>(d, '/blocages')).elements

async function blocages(d: Demande): Promise<Ecran> {
  const tous = await lister(d)
  const [enCours, leves] = [tous.filter(b => !b.leveLe), tous.filter(b => b.leveLe)]
  return {
    titre: 'Accès arrêtés',
    menu: 'vigilance',
    cote: rubrique('blocages'),
    ...messageDe(d, { arrete: { fait: 'L’accès est arrêté.' } }),
    chapeau: html`<p>Qui est dehors, ou doit redonner son second facteur ou écrire un motif, et pourquoi. Deux personnes différentes rouvrent : l’une le demande, l’autre le décide.</p>`,
    corps: html`<p class="boutons">${lienBouton('/vigilance/blocages/arreter', 'Arrêter un accès', 'danger')}</p>
${enCours.length === 0 ? vide('Personne n’est arrêté ni retenu', html`<p>Chacun travaille avec les droits qu’il a.</p>`) : tableauDesBlocages(d, 'en-cours', 'En ce moment', enCours)}
${leves.length > 0 && html`<section aria-labelledby="leves-titre"><h2 id="leves-titre">Rouverts</h2>${tableauDesBlocages(d, 'leves', 'Les plus récents d’abord', leves)}</section>`}`,
  }
}

type Vise = Cible & { b: Blocage }

async function viser(d: Demande): Promise<Vise> {
  const b = (await lister(d)).find(x => x.id === parametre(d, 'id'))
  if (!b) throw new EcranRefuse(404, 'Rien à cette adresse', 'Ce blocage n’existe pas, ou n’est pas dans votre périmètre.')
  const adresse = `/vigilance/blocages/${b.id}`
  const quoi = nomDeLaCible(d, b.portee, b.cible)
  return {
    b,
    quoi,
    adresse,
    menu: 'vigilance',
    fil: [
      { href: '/vigilance/blocages', texte: 'Accès arrêtés' },
      { href: adresse, texte: quoi },
    ],
    permis: b.evenements,
  }
}

const titres = {
  leve: 'Accès rouvert',
  'second-facteur': 'Second facteur redemandé',
  motif: 'Motif demandé',
  arret: 'Accès arrêté',
} as const

async function blocage(d: Demande): Promise<Ecran> {
  const cible = await viser(d)
  const { b } = cible
  return {
    titre: `${titres[b.leveLe ? 'leve' : b.palier]} : ${cible.quoi}`,
    menu: 'vigilance',
    fil: cible.fil.slice(0, 1),
    cote: rubrique('blocages'),
    ...messageDe(d, gestes),
    corps: carte({
      id: 'blocage',
      titre: portees[b.portee],
      tete: etatDuBlocage(b),
      corps: fiche([
        ['Organisation', b.organisation && nomDeLOrganisation(d, b.organisation)],
        ['Pourquoi', b.motif],
        ['Depuis', lInstant(b.depuis)],
        ['Par', nomDeQui(b.par)],
        ['Alerte', b.alerte && html`<a href="/vigilance/alertes/${b.alerte}">ce qui a été compté</a>`],
        ['Réouverture demandée par', b.demandeDeLeveePar && nomDeQui(b.demandeDeLeveePar)],
        ['Ce qu’elle dit avoir vérifié', b.motifDeLevee],
        ['Rouvert', b.leveLe && html`${lInstant(b.leveLe)}, par ${nomDeQui(b.levePar ?? '')}`],
      ]),
      pied:
        cible.permis.length > 0
          ? html`<p class="boutons">${liensDesGestes(gestes, cible)}</p>`
          : !b.leveLe && html`<p>Une autre personne que celle qui l’a demandée, et qui enquête, décide de la réouverture.</p>`,
    }),
  }
}

export const routesDesBlocages: readonly Route[] = [
  { verbe: 'GET', chemin: '/vigilance/blocages', faire: blocages },
  { verbe: 'GET', chemin: '/vigilance/blocages/arreter', faire: formulaireDArret },
  { verbe: 'POST', chemin: '/vigilance/blocages/arreter', faire: arreter },
  { verbe: 'GET', chemin: '/vigilance/blocages/:id', faire: blocage },
  ...routesDesGestes('/vigilance/blocages/:id', {
    gestes,
    viser,
    acte: ({ b }, evenement, pourquoi) => ({
      chemin: `/blocages/${b.id}/evenements`,
      corps: { evenement, ...(pourquoi && { motif: pourquoi }) },
    }),
  }),
]
