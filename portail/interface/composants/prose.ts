import { type Html, html } from '../html.js'

/** A sentence of the data, whose `quoted words` are code. */
export const prose = (texte: string): Html =>
  html`${texte.split('`').map((morceau, i) => (i % 2 === 1 ? html`<code>${morceau}</code>` : morceau))}`
