import { type Html, html } from '../html.js'

/** The way here; the page itself closes it, without a link. */
export const filDAriane = (chemin: readonly { href: string; texte: string }[], ici: string): Html =>
  html`<nav class="fil" aria-label="Fil d’Ariane"><ol>${chemin.map(c => html`<li><a href="${c.href}">${c.texte}</a></li>`)}<li aria-current="page">${ici}</li></ol></nav>`
