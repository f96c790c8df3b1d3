import { type Html, html, type Valeur } from '../html.js'

/** Terms and what they are worth, as one reads an index card; a pair without value is not printed. */
export const fiche = (paires: readonly (readonly [terme: string, valeur: Valeur])[]): Html =>
  html`<dl class="fiche">${paires.filter(([, v]) => v !== null && v !== undefined && v !== false).map(([terme, valeur]) => html`<div><dt>${terme}</dt><dd>${valeur}</dd></div>`)}</dl>`

export const codes = (noms: readonly string[]): Html => html`${noms.map((n, i) => html`${i > 0 && ', '}<code>${n}</code>`)}`

export const caractere = (c: 'obligatoire' | 'volontaire'): Html => html`<span class="etiquette ${c}">${c}</span>`

export const liste = (elements: readonly Valeur[]): Html => html`<ul>${elements.map(e => html`<li>${e}</li>`)}</ul>`
