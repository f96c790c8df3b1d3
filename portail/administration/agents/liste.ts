import {
  bouton,
  type Ecran,
  enJour,
  etiquette,
  formulaireDeFiltre,
  type Html,
  html,
  lienBouton,
  listeDeroulante,
  tableau,
  vide,
} from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'
import { aujourdHui, dernierJour, echeance } from '../delais.js'
import { messageDe } from '../geste.js'
import { parametre } from '../saisie.js'
import { type Agent, estSoi, etats, nomDe, saStructure, sesRoles } from './agent.js'

/** What an administrator looks for in the list; the address holds the kind alone, never a name. */
const filtres: Readonly<Record<string, { texte: string; garde: (a: Agent, le: string) => boolean }>> = {
  presents: { texte: 'Tous, sauf les comptes retirés', garde: a => a.etat !== 'retire' },
  actif: { texte: 'En service', garde: a => a.etat === 'actif' },
  invite: { texte: 'Invitations en attente', garde: a => a.etat === 'invite' },
  suspendu: { texte: 'Suspendus', garde: a => a.etat === 'suspendu' },
  revue: { texte: 'À revoir', garde: (a, le) => a.etat === 'actif' && a.aRevoirLe <= le },
  retire: { texte: 'Retirés', garde: a => a.etat === 'retire' },
}

export const etatDe = (a: Agent, le: string): Html =>
  html`${etiquette(...etats[a.etat])}${a.invitationEchue && html` ${etiquette('invitation échue', 'mauvais')}`}${a.etat === 'actif' && a.aRevoirLe <= le && html` ${etiquette('à revoir', 'attente')}`}`

const rang = (d: Demande, a: Agent, le: string) => [
  html`${estSoi(d, a) ? html`${nomDe(a)} ${etiquette('vous')}` : html`<a href="/administration/agents/${a.id}">${nomDe(a)}</a>`}<br><span class="discret">${a.courriel}</span>`,
  sesRoles(a),
  saStructure(d, a),
  etatDe(a, le),
  a.dernierAccesLe ? enJour(a.dernierAccesLe) : 'jamais',
  a.etat === 'retire' ? 'sans objet' : echeance(dernierJour(a.expireLe), le),
]

/** Everyone the organisation named, and what each account is worth today. */
export async function agents(d: Demande): Promise<Ecran> {
  const { elements } = await lire<{ elements: Agent[] }>(d, '/agents')
  const demande = parametre(d, 'montrer')
  const filtre = Object.hasOwn(filtres, demande) ? demande : 'presents'
  const le = aujourdHui(d)
  const montres = elements.filter(a => filtres[filtre]?.garde(a, le))
  return {
    titre: 'Agents',
    menu: 'agents',
    ...messageDe(d, { invite: { fait: 'L’invitation est partie. Le compte s’ouvrira à la première connexion de la personne.' } }),
    chapeau: html`<p>Qui entre pour votre organisation, avec quels rôles et jusqu’à quand. Chaque compte est nominatif, revu tous les six mois, et suspendu de lui-même après quatre-vingt-dix jours sans connexion.</p>`,
    corps: html`<p class="boutons">${lienBouton('/administration/agents/inviter', 'Inviter un agent', 'principal')}</p>
${formulaireDeFiltre(
  '/administration/agents',
  html`${listeDeroulante({ nom: 'montrer', libelle: 'Montrer', valeur: filtre, facultatif: 'sans mention', options: Object.entries(filtres).map(([valeur, f]) => ({ valeur, texte: `${f.texte} (${elements.filter(a => f.garde(a, le)).length})` })) })}${bouton('Filtrer', 'secondaire')}`,
  'Filtrer les agents',
)}
${
  montres.length === 0
    ? vide(
        'Personne ici',
        html`<p>Aucun compte ne répond à ce filtre.</p>`,
        html`<a href="/administration/agents">Voir tous les comptes</a>`,
      )
    : tableau(
        'agents',
        filtres[filtre]?.texte ?? '',
        ['Agent', 'Rôles', 'Structure', 'État', 'Dernier accès', 'Prend fin'],
        montres.map(a => rang(d, a, le)),
      )
}`,
  }
}
