import { jourDe } from '../../../src/moteur/moteur.js'
import { type Ecran, frise, html } from '../../interface/index.js'
import type { Demande } from '../ecran.js'
import { chronologie } from './chronologie.js'
import { nommeur, section } from './donnees.js'
import { lireLeDossier } from './lire.js'
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
    corps: html`${lues.map(l => section(d, usager, l))}
<section aria-labelledby="chronologie"><h2 id="chronologie">Chronologie</h2>
${frise(evenements)}</section>`,
    cote: html`<nav aria-labelledby="sommaire" class="sommaire"><h2 id="sommaire">Dans ce dossier</h2>
<ul>${lues.map(l => html`<li><a href="#${l.ressource.chemin}">${l.ressource.intitule.split(/[,:]/)[0]?.trim()}</a></li>`)}<li><a href="#chronologie">Chronologie</a></li></ul></nav>
<div class="note"><p><strong>Votre lecture est tracée.</strong> Cette personne peut voir que vous avez ouvert son dossier, quand et pourquoi.</p></div>`,
  }
}
