import { type Html, html, type Valeur } from '../html.js'

type Poids = 'principal' | 'secondaire' | 'danger'

/** Sends the form it is in; `nom` and `valeur` say which button was pressed. */
export const bouton = (texte: Valeur, poids: Poids = 'principal', envoi?: { nom: string; valeur: string }): Html =>
  html`<button type="submit" class="bouton ${poids}"${envoi && html` name="${envoi.nom}" value="${envoi.valeur}"`}>${texte}</button>`

/** A link that weighs as much as a button: it leads somewhere, it changes nothing. */
export const lienBouton = (href: string, texte: Valeur, poids: Poids = 'secondaire'): Html =>
  html`<a class="bouton ${poids}" href="${href}">${texte}</a>`
