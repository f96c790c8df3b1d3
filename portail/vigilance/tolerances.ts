import { lire } from '../administration/appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../administration/geste.js'
import { parametre, texte } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import {
  bouton,
  champ,
  date,
  type Ecran,
  type ErreurDeSaisie,
  formulaire,
  html,
  lienBouton,
  lInstant,
  tableau,
  vide,
  zoneDeTexte,
} from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { agirSur } from './agir-sur.js'
import type { Alerte } from './alertes.js'
import { nomDeLaCible, nomDeQui } from './mots.js'
import { enquete } from './organisations.js'
import { rubrique } from './rubriques.js'

type Tolerance = { annonce: string | null; acteur: string; personnes: number; jusque: string; motif: string; par: string }
const racine = '/vigilance/tolerances'

const gestes: Gestes = {
  finir: {
    bouton: 'Finir maintenant',
    titre: quoi => `Finir l’annonce : ${quoi}`,
    suite: 'Les limites ordinaires valent de nouveau à la lecture suivante. Ce qui a été lu entre-temps reste compté.',
    fait: 'L’annonce est finie.',
  },
}

const cibleDe = (d: Demande, t: Tolerance): Cible => ({
  quoi: nomDeLaCible(d, 'agent', t.acteur),
  adresse: `${racine}/${t.annonce}`,
  retour: racine,
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Lectures annoncées' }],
  permis: t.annonce === null ? [] : ['finir'],
})

const lister = async (d: Demande): Promise<Tolerance[]> => (await lire<{ elements: Tolerance[] }>(d, '/tolerances')).elements

async function tolerances(d: Demande): Promise<Ecran> {
  const elements = await lister(d)
  return {
    titre: 'Lectures annoncées',
    menu: 'vigilance',
    cote: rubrique('tolerances'),
    ...messageDe(d, { ...gestes, annonce: { fait: 'La lecture est annoncée : elle ne sera pas prise pour un vol.' } }),
    chapeau: html`<p>Une reprise de portefeuille ou un export prévu s’annonce à l’avance, pour une personne et pour un temps.</p>`,
    corps: html`<p class="boutons">${lienBouton(`${racine}/annoncer`, 'Annoncer une lecture inhabituelle', 'principal')}</p>
${
  elements.length === 0
    ? vide('Rien n’est annoncé', html`<p>Chacun lit dans les limites ordinaires.</p>`)
    : tableau(
        'annonces',
        'La première qui prend fin d’abord',
        ['Qui', 'Personnes en plus', 'Pourquoi', 'Jusqu’à', 'Par', 'Acte'],
        elements.map(t => [
          nomDeLaCible(d, 'agent', t.acteur),
          t.personnes.toLocaleString('fr-FR'),
          t.motif,
          lInstant(t.jusque),
          nomDeQui(t.par),
          liensDesGestes(gestes, cibleDe(d, t)),
        ]),
      )
}`,
  }
}

const noms = ['organisation', 'agent', 'personnes', 'au', 'motif'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>>

const page = (d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Annoncer une lecture inhabituelle',
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Lectures annoncées' }],
  erreurs,
  largeur: 'lecture',
  corps: formulaire(d.session, {
    action: `${racine}/annoncer`,
    corps: html`${champ({ nom: 'organisation', libelle: 'Code de l’organisation', aide: 'Par exemple CD59.', valeur: s.organisation, longueur: 60, autocomplete: 'off', largeur: 'moyenne', erreurs })}
${champ({ nom: 'agent', libelle: 'Identifiant de l’agent', aide: 'Tel que le journal le nomme : roy.claire.', valeur: s.agent, longueur: 120, autocomplete: 'off', erreurs })}
${champ({ nom: 'personnes', libelle: 'Personnes en plus des limites', valeur: s.personnes, inputmode: 'numeric', longueur: 4, autocomplete: 'off', largeur: 'courte', erreurs })}
${date({ nom: 'au', libelle: 'Dernier jour', valeur: s.au, erreurs })}
${zoneDeTexte({ nom: 'motif', libelle: 'Motif', aide: 'Par exemple la reprise d’un portefeuille. Il reste dans la trace avec votre nom.', valeur: s.motif, lignes: 3, longueur: 2000, erreurs })}
<div class="boutons" id="geste">${bouton('Annoncer')}<a href="${racine}">Renoncer</a></div>`,
  }),
})

async function formulaireDAnnonce(d: Demande): Promise<Ecran> {
  const id = parametre(d, 'alerte')
  const [organisation = enquete(d) ? '' : d.session.organisation, agent = ''] =
    id === '' ? [] : (await lire<Alerte>(d, `/alertes/${encodeURIComponent(id)}`)).acteur.split('|')
  return page(d, { organisation, agent, personnes: '', au: '', motif: '' })
}

const manques = (s: Saisie): ErreurDeSaisie[] => [
  ...(s.organisation === '' ? [{ champ: 'organisation', texte: 'Dites de quelle organisation.' }] : []),
  ...(s.agent === '' ? [{ champ: 'agent', texte: 'Dites quel agent.' }] : []),
  ...(/^[1-9]\d*$/.test(s.personnes) ? [] : [{ champ: 'personnes', texte: 'Écrivez un nombre, par exemple 120.' }]),
  ...(s.au === '' ? [{ champ: 'au', texte: 'Indiquez le dernier jour.' }] : []),
  ...(s.motif === '' ? [{ champ: 'motif', texte: 'Dites pourquoi : le motif est gardé avec l’acte.' }] : []),
]

async function annoncer(d: Demande): Promise<Ecran | { versLa: string }> {
  const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
  const erreurs = manques(s)
  if (erreurs.length > 0) return page(d, s, erreurs)
  const corps = { acteur: `${s.organisation}|${s.agent}`, personnes: Number(s.personnes), au: s.au, motif: s.motif }
  const rendu = await agirSur(d, 'agent', { verbe: 'POST', chemin: '/tolerances', corps }, (pointer, detail) => ({
    champ: pointer === '/acteur' ? 'agent' : pointer.slice(1) || 'geste',
    texte: detail,
  }))
  return 'erreurs' in rendu ? page(d, s, rendu.erreurs) : { versLa: `${racine}?fait=annonce` }
}

export const routesDesTolerances: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: tolerances },
  { verbe: 'GET', chemin: `${racine}/annoncer`, faire: formulaireDAnnonce },
  { verbe: 'POST', chemin: `${racine}/annoncer`, faire: annoncer },
  ...routesDesGestes<Cible & { id: string }>(`${racine}/:id`, {
    gestes,
    async viser(d) {
      const t = (await lister(d)).find(x => x.annonce !== null && x.annonce === parametre(d, 'id'))
      if (!t?.annonce) throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette annonce est finie, ou n’est pas dans votre périmètre.')
      return { ...cibleDe(d, t), id: t.annonce }
    },
    acte: ({ id }) => ({ chemin: `/tolerances/${id}/fin`, corps: undefined }),
  }),
]
