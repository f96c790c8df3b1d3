import { nomDeLAgent } from '../administration/actes/acte.js'
import { lire } from '../administration/appel.js'
import { type Cible, type Gestes, liensDesGestes, messageDe, routesDesGestes } from '../administration/geste.js'
import { nomDeLOrganisation } from '../administration/habilitations/habilitation.js'
import { parametre } from '../administration/saisie.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { type Ecran, etiquette, html, lInstant, tableau, vide } from '../interface/index.js'
import type { Demande, Route } from '../professionnel/ecran.js'
import { nomDeQui } from './mots.js'
import { rubrique } from './rubriques.js'

type Bris = {
  id: string
  organisation: string
  agent: string
  usager: string
  motif: string
  depuis: string
  jusque: string
  refermeLe: string | null
  refermePar: string | null
  ouvert: boolean
}
const racine = '/vigilance/bris-de-glace'

const gestes: Gestes = {
  refermer: {
    bouton: 'Refermer',
    titre: quoi => `Refermer : ${quoi}`,
    suite: 'L’agent, qui reste arrêté, ne lit plus cette personne.',
    poids: 'danger',
    fait: 'Le dossier est refermé.',
  },
}

const lister = async (d: Demande): Promise<Bris[]> => (await lire<{ elements: Bris[] }>(d, '/bris-de-glace')).elements

const cibleDe = (b: Bris): Cible => ({
  quoi: `${nomDeLAgent(b.agent)}, ouvert malgré un arrêt`,
  adresse: `${racine}/${b.id}`,
  retour: racine,
  menu: 'vigilance',
  fil: [{ href: racine, texte: 'Ouvertures malgré un arrêt' }],
  permis: b.ouvert ? ['refermer'] : [],
})

async function bris(d: Demande): Promise<Ecran> {
  const elements = await lister(d)
  const sien = (b: Bris) => b.organisation === d.session.organisation
  return {
    titre: 'Ouvertures malgré un arrêt',
    menu: 'vigilance',
    cote: rubrique('bris-de-glace'),
    ...messageDe(d, gestes),
    chapeau: html`<p>Un agent que la vigilance a arrêté peut ouvrir, pour une heure, l’essentiel d’une personne qu’il suit et qui est devant lui. Elle en est prévenue. À vous de voir si c’était vrai.</p>`,
    corps:
      elements.length === 0
        ? vide('Aucun dossier ouvert ainsi', html`<p>Personne n’a ouvert de dossier malgré un arrêt.</p>`)
        : tableau(
            'bris',
            'Les plus récentes d’abord',
            ['Qui', 'Organisation', 'Pourquoi', 'Quand', 'Jusqu’à', 'Dossier', 'État'],
            elements.map(b => [
              nomDeLAgent(b.agent),
              nomDeLOrganisation(d, b.organisation),
              b.motif,
              lInstant(b.depuis),
              lInstant(b.jusque),
              sien(b) &&
                html`<a href="/professionnel/dossiers/${b.usager}">La personne<span class="a-entendre"> : ouverte par ${nomDeLAgent(b.agent)}</span></a>`,
              b.ouvert
                ? html`${etiquette('ouvert', 'attente')} ${liensDesGestes(gestes, cibleDe(b))}`
                : html`${etiquette('refermé', 'fini')}${b.refermePar && html` <span class="discret">par ${nomDeQui(b.refermePar)}</span>`}`,
            ]),
          ),
  }
}

export const routesDesBris: readonly Route[] = [
  { verbe: 'GET', chemin: racine, faire: bris },
  ...routesDesGestes<Cible & { id: string }>(`${racine}/:id`, {
    gestes,
    async viser(d) {
      const b = (await lister(d)).find(x => x.id === parametre(d, 'id'))
      if (!b) throw new EcranRefuse(404, 'Rien à cette adresse', 'Cette ouverture n’existe pas, ou n’est pas dans votre périmètre.')
      return { ...cibleDe(b), id: b.id }
    },
    acte: ({ id }) => ({ chemin: `/bris-de-glace/${id}/fermeture`, corps: undefined }),
  }),
]
