import { type Html, html, type Valeur } from '../html.js'

/** Nothing here, why, and what one may do. */
export const vide = (titre: string, texte: Valeur, suite?: Valeur): Html =>
  html`<div class="vide"><p class="vide-titre">${titre}</p><div class="vide-texte">${texte}</div>${suite && html`<div class="vide-suite">${suite}</div>`}</div>`
