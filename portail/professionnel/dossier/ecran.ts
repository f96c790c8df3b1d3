import { regimes } from '../../sanction-travail/regimes.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { identite } from '../../../src/parcours/identite/identite.echange.js'
import { type Ecran, frise, type Html, html, lienBouton, vide } from '../../interface/index.js'
import { sesLignes } from '../droits.js'
import { type Demande, refusDeLApi } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { chronologie } from './chronologie.js'
import { lireLesContestees } from './contestees.js'
import { nommeur, section } from './donnees.js'
import { aOuvrirAPart, lireLaRessource, lireLeDossier } from './lire.js'
import { donneesDe, nomComplet, signalement } from './personne.js'

const faits: Readonly<Record<string, string>> = {
  corrige: 'La correction est enregistrée. Elle est visible de tous ceux qui lisent cette donnée, sous votre nom d’organisation.',
  inchange: 'Rien n’a changé : les valeurs étaient déjà celles-là.',
}

/** One person, on one page: what is open to the agent, who wrote each datum, and what happened. */
export async function dossier(d: Demande): Promise<Ecran> {
  const { usager } = d.requete.params as { usager: string }
  const { fait = '' } = d.requete.query as { fait?: string }
  const lues = await lireLeDossier(d, usager)
  const contestees = await lireLesContestees(d, usager)
  const evenements = chronologie(lues, nommeur(d))
  return {
    titre: nomComplet(donneesDe(lues, 'identite')),
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: '/professionnel/personnes', texte: 'Personnes suivies' },
    ],
    chapeau: signalement(lues, jourDe(d.contexte.horloge())),
    ...(faits[fait] && { message: { genre: 'succes' as const, texte: html`<p>${faits[fait]}</p>` } }),
    corps: html`${lues.map(l => section(d, usager, l, contestees))}
${aOuvrirAPart(d).map(r => ferme(usager, r))}
<section aria-labelledby="chronologie"><h2 id="chronologie">Chronologie</h2>
${frise(evenements)}
<p class="pas-imprime"><a href="/professionnel/dossiers/${usager}/parcours">Lire le parcours jusqu’à son début</a></p></section>`,
    cote: html`${ensemble(d, usager)}
<nav aria-labelledby="sommaire" class="sommaire"><h2 id="sommaire">Dans ce dossier</h2>
<ul>${lues.map(l => html`<li><a href="#${l.ressource.chemin}">${l.ressource.intitule.split(/[,:]/)[0]?.trim()}</a></li>`)}<li><a href="#chronologie">Chronologie</a></li></ul></nav>
<div class="note"><p><strong>Votre lecture est tracée.</strong> Cette personne peut voir que vous avez ouvert son dossier, quand et pourquoi.</p></div>`,
  }
}

/** Where one acts, beside the page of the plain data. */
const actes: Readonly<Record<string, { page: string; texte: string }>> = {
  orientations: { page: 'orientation', texte: 'Voir la proposition, décider' },
}

/** What is done with the person, each on its own page, whether something is written of it yet or not. */
const ensemble = (d: Demande, usager: string): Html | false => {
  const lit = (ressource: string) => sesLignes(d.contexte, d.session, ressource, 'consulter').length > 0
  const pages = [
    ...(lit('inscription') ? [{ href: 'inscription', texte: 'L’inscription, l’actualisation' }] : []),
    ...(lit('radiation') ? [{ href: 'radiations', texte: 'L’avertissement, la radiation' }] : []),
    ...(lit('rendezVous') && peutEcrire(d, 'rendezVous', 'deposer') ? [{ href: 'rendez-vous', texte: 'Les rendez-vous' }] : []),
    ...(lit('diagnostic') && peutEcrire(d, 'diagnostic', 'deposer') ? [{ href: 'diagnostic', texte: 'Le diagnostic' }] : []),
    ...(lit('projet') && peutEcrire(d, 'projet', 'deposer') ? [{ href: 'projets', texte: 'Les projets et les offres' }] : []),
    ...(lit('activite') ? [{ href: 'heures', texte: 'Les heures, les absences, les dispenses' }] : []),
    ...(lit('contratEngagement') && peutEcrire(d, 'contratEngagement', 'deposer')
      ? [{ href: 'contrat', texte: 'Le contrat d’engagement' }]
      : []),
    ...(lit('manquement') ? [{ href: 'manquements', texte: 'Les manquements et les sanctions' }] : []),
    ...regimes.flatMap(r =>
      lit(r.ressource) && peutEcrire(d, r.ressource, 'corriger', 'conformite')
        ? [{ href: `sanctions-travail/${r.cle}`, texte: r.titre }]
        : [],
    ),
  ]
  return (
    pages.length > 0 &&
    html`<nav aria-labelledby="ensemble" class="sommaire"><h2 id="ensemble">À faire ensemble</h2>
<ul>${pages.map(p => html`<li><a href="/professionnel/dossiers/${usager}/${p.href}">${p.texte}</a></li>`)}</ul></nav>`
  )
}

const ferme = (usager: string, { chemin, intitule }: Ressource): Html =>
  html`<section class="carte feuillet" aria-labelledby="${chemin}"><h2 id="${chemin}">${intitule}</h2>
<p>Cette partie du dossier n’est lue que si vous l’ouvrez. La personne verra que vous l’avez lue.</p>
<p class="boutons">${lienBouton(`/professionnel/dossiers/${usager}/${chemin}`, html`Ouvrir<span class="a-entendre"> : ${intitule}</span>`)}${actes[chemin] && html` ${lienBouton(`/professionnel/dossiers/${usager}/${actes[chemin].page}`, actes[chemin].texte, 'principal')}`}</p></section>`

const rienDEcrit = vide('Rien n’est enregistré sous ce titre', html`<p>Personne n’y a encore rien écrit pour cette personne.</p>`)

/** What is kept apart, on its own page: reading it is an act of its own. */
export const dossierAPart = (d: Demande): Promise<Ecran> => uneRessource(d, aOuvrirAPart(d))

/** One resource to its beginning, for who wants more of it than the page of the file shows. */
export const touteUneRessource = (d: Demande): Promise<Ecran> => uneRessource(d, d.contexte.ressources)

async function uneRessource(d: Demande, permises: readonly Ressource[]): Promise<Ecran> {
  const { usager, ressource: chemin } = d.requete.params as { usager: string; ressource: string }
  const ressource = permises.find(r => r.chemin === chemin && sesLignes(d.contexte, d.session, r.nom, 'consulter').length > 0)
  if (!ressource) throw refusDeLApi(404, {})
  const lue = await lireLaRessource(d, ressource, usager)
  // The API does not tell what nobody wrote from who is out of reach: her identity does.
  if (!lue && !(await lireLaRessource(d, identite, usager, { resume: 1 }))) throw refusDeLApi(404, {})
  return {
    titre: ressource.intitule,
    menu: 'personnes',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: `/professionnel/dossiers/${usager}`, texte: 'Dossier' },
    ],
    corps: lue ? section(d, usager, lue, await lireLesContestees(d, usager)) : rienDEcrit,
  }
}
