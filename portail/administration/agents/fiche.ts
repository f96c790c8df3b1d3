import { carte, type Ecran, enJour, fiche, frise, html, lInstant, lienBouton } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { libelleDeLActe, type ActeTrace, nomDeLAgent } from '../actes/acte.js'
import { lire } from '../appel.js'
import { aujourdHui, dernierJour, echeance } from '../delais.js'
import { type Cible, liensDesGestes, messageDe, routesDesGestes } from '../geste.js'
import { parametre } from '../saisie.js'
import { type Agent, estSoi, lireLAgent, nomDe, saStructure, sesRoles } from './agent.js'
import { gestesDesAgents } from './gestes.js'
import { etatDe } from './liste.js'

type AgentVise = Cible & { agent: Agent }

const cibleDe = (d: Demande, a: Agent): AgentVise => ({
  agent: a,
  quoi: nomDe(a),
  adresse: `/administration/agents/${a.id}`,
  fil: [
    { href: '/administration/agents', texte: 'Agents' },
    { href: `/administration/agents/${a.id}`, texte: nomDe(a) },
  ],
  menu: 'agents',
  permis: estSoi(d, a) ? [] : [...a.evenements, ...(a.etat === 'actif' || a.etat === 'suspendu' ? ['reinitialiser'] : [])],
})

export const gestesSurLesAgents = routesDesGestes(
  '/administration/agents/:id',
  {
    gestes: gestesDesAgents,
    viser: async d => cibleDe(d, await lireLAgent(d, parametre(d, 'id'))),
    acte: ({ agent }, geste, motif) =>
      geste === 'reinitialiser'
        ? { chemin: `/agents/${agent.id}/facteurs/reinitialisation`, corps: { motif } }
        : { chemin: `/agents/${agent.id}/evenements`, corps: { evenement: geste, ...(motif && { motif }) } },
  },
  'administrer',
)

/** One account: what it opens, until when, and who decided what of it. */
export async function agent(d: Demande): Promise<Ecran> {
  const a = await lireLAgent(d, parametre(d, 'id'))
  const { elements } = await lire<{ elements: ActeTrace[] }>(d, '/actes?limite=200')
  const siens = elements.filter(e => (e.objet === a.identifiant || e.objet === a.courriel) && e.acte !== 'refus')
  const cible = cibleDe(d, a)
  const le = aujourdHui(d)
  return {
    titre: nomDe(a),
    menu: 'agents',
    fil: cible.fil.slice(0, 1),
    ...messageDe(d, { ...gestesDesAgents, droits: { fait: 'Ses droits sont enregistrés. Cette personne devra se reconnecter.' } }),
    corps: html`${carte({
      id: 'compte',
      titre: 'Le compte',
      tete: etatDe(a, le),
      corps: fiche([
        [a.roles.length > 1 ? 'Rôles' : 'Rôle', sesRoles(a)],
        ['Structure', saStructure(d, a)],
        ['Adresse', a.courriel],
        ['Pourquoi cet état', a.motifEtat],
        ['Dernier accès', a.dernierAccesLe ? lInstant(a.dernierAccesLe) : 'jamais'],
        [
          'Second facteur',
          a.secondFacteurLe
            ? html`enregistré ici le ${lInstant(a.secondFacteurLe)}`
            : 'celui de son fournisseur d’identité, s’il en donne un',
        ],
        ['Prend fin', a.etat !== 'retire' && echeance(dernierJour(a.expireLe), le)],
        ['À revoir', (a.etat === 'actif' || a.etat === 'suspendu') && echeance(a.aRevoirLe, le)],
        ['Invitation envoyée le', a.etat === 'invite' && enJour(a.inviteLe)],
      ]),
      pied: estSoi(d, a)
        ? html`<p class="discret">C’est votre compte : un autre administrateur doit en décider.</p>`
        : html`<p class="boutons">${a.etat !== 'retire' && lienBouton(`${cible.adresse}/droits`, 'Changer ses droits', 'principal')}${liensDesGestes(gestesDesAgents, cible)}</p>`,
    })}
<section aria-labelledby="trace"><h2 id="trace">Ce qui a été décidé de ce compte</h2>
${
  siens.length === 0
    ? html`<p class="discret">Rien depuis son ouverture.</p>`
    : frise(
        siens.map(e => ({
          le: e.instant,
          titre: libelleDeLActe(e.acte),
          detail: typeof e.detail.motif === 'string' && `« ${e.detail.motif} »`,
          auteur: `par ${nomDeLAgent(e.parAgent)}`,
        })),
      )
}</section>`,
  }
}
