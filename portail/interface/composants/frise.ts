import { type Html, html, type Valeur } from '../html.js'
import { leJour } from './dates.js'

export type Evenement = { le: string; titre: Valeur; detail?: Valeur; auteur?: Valeur; genre?: 'fort' }

/** What happened, latest first, along one line. */
export const frise = (evenements: readonly Evenement[]): Html =>
  html`<ol class="frise">${evenements.map(e => html`<li${e.genre && html` class="${e.genre}"`}><p class="frise-date">${leJour(e.le)}</p><div class="frise-corps"><p class="frise-titre">${e.titre}</p>${e.detail && html`<div class="frise-detail">${e.detail}</div>`}${e.auteur && html`<p class="frise-auteur">${e.auteur}</p>`}</div></li>\n`)}</ol>`
