import { acteurs } from '../../../src/droit/acteurs.js'
import { carte, type Ecran, etiquette, fiche, html, lInstant, tableau } from '../../interface/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { Demande, Route } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { etatDeLHabilitation, listerLesHabilitations } from '../habilitations/habilitation.js'
import { parametre } from '../saisie.js'

type Organisation = {
  code: string
  nom: string
  type: string
  suspendueLe: string | null
  motifDeSuspension: string | null
  habilitations: number
  applications: number
}

const gestes: Gestes = {
  suspendre: {
    bouton: 'Suspendre l’organisation',
    titre: quoi => `Suspendre : ${quoi}`,
    suite:
      'Blocage préventif : tous ses agents et toutes ses applications sont dehors en quelques secondes, jusqu’à ce que vous la rétablissiez. Ce qu’elle tient n’est pas perdu.',
    poids: 'danger',
    motif: 'Il reste dans la trace, avec votre nom.',
    fait: 'L’organisation est suspendue. Plus rien ne lui est ouvert.',
  },
  retablir: {
    bouton: 'Rétablir l’organisation',
    titre: quoi => `Rétablir : ${quoi}`,
    suite: 'Ses agents et ses applications entrent de nouveau, avec ce que leurs habilitations ouvrent.',
    fait: 'L’organisation est rétablie.',
  },
}

const lister = async (d: Demande): Promise<Organisation[]> =>
  (await lire<{ elements: Organisation[] }>(d, '/organisations')).elements.filter(o => o.type !== 'USAGER')
const categorie = ({ type }: Organisation): string => (acteurs.find(a => a.code === type)?.nom ?? type).replace(/^(le|la) /, '')
const etat = ({ suspendueLe }: Organisation) => (suspendueLe ? etiquette('suspendue', 'mauvais') : etiquette('en service', 'bon'))

/** Every organisation of the network, and whether it may come in. */
async function organisations(d: Demande): Promise<Ecran> {
  return {
    titre: 'Organisations',
    menu: 'organisations',
    corps: tableau(
      'organisations',
      'Celles qui échangent par la plateforme',
      ['Organisation', 'Catégorie', 'État', 'Habilitations en vigueur', 'Applications en service'],
      (await lister(d)).map(o => [
        html`<a href="/instruction/organisations/${o.code}">${o.nom}</a>`,
        categorie(o),
        etat(o),
        o.habilitations,
        o.applications,
      ]),
    ),
  }
}

type Visee = Cible & { o: Organisation }

async function viser(d: Demande): Promise<Visee> {
  const o = (await lister(d)).find(x => x.code === parametre(d, 'code'))
  if (!o) throw new EcranRefuse(404, 'Rien à cette adresse', 'Aucune organisation ne porte ce code.')
  const adresse = `/instruction/organisations/${o.code}`
  return {
    o,
    quoi: o.nom,
    adresse,
    menu: 'organisations',
    fil: [
      { href: '/instruction/organisations', texte: 'Organisations' },
      { href: adresse, texte: o.nom },
    ],
    permis: o.code === d.session.organisation ? [] : [o.suspendueLe ? 'retablir' : 'suspendre'],
  }
}

async function organisation(d: Demande): Promise<Ecran> {
  const cible = await viser(d)
  const { o } = cible
  const siennes = await listerLesHabilitations(d, { organisation: o.code })
  return {
    titre: o.nom,
    menu: cible.menu,
    fil: cible.fil.slice(0, 1),
    ...messageDe(d, gestes),
    corps: html`${carte({
      id: 'organisation',
      titre: 'L’organisation',
      tete: etat(o),
      corps: fiche([
        ['Catégorie', categorie(o)],
        ['Code', o.code],
        ['Suspendue', o.suspendueLe && lInstant(o.suspendueLe)],
        ['Pourquoi', o.motifDeSuspension],
        ['Applications en service', `${o.applications}`],
      ]),
      pied:
        cible.permis.length > 0
          ? html`<p class="boutons">${liensDesGestes(gestes, cible)}</p>`
          : html`<p class="discret">C’est la vôtre : l’opérateur ne se suspend pas lui-même.</p>`,
    })}
<section aria-labelledby="habilitations-titre"><h2 id="habilitations-titre">Ses habilitations</h2>
${
  siennes.length === 0
    ? html`<p class="discret">Aucune.</p>`
    : tableau(
        'habilitations',
        'Les plus récentes d’abord',
        ['Habilitation', 'État'],
        siennes.map(h => [html`<a href="/instruction/habilitations/${h.numero}">H${h.numero} : ${h.intitule}</a>`, etatDeLHabilitation(h)]),
      )
}</section>`,
  }
}

export const routesDesOrganisations: readonly Route[] = [
  { verbe: 'GET', chemin: '/instruction/organisations', acte: 'instruire', faire: organisations },
  { verbe: 'GET', chemin: '/instruction/organisations/:code', acte: 'instruire', faire: organisation },
  ...routesDesGestes(
    '/instruction/organisations/:code',
    {
      gestes,
      viser,
      acte: ({ o }, evenement, motif) => ({ chemin: `/organisations/${o.code}/evenements`, corps: { evenement, ...(motif && { motif }) } }),
    },
    'instruire',
  ),
]
