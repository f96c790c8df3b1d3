import { type Html, html } from '../../interface/html.js'

/** An address may be cut before a slash on a narrow screen; `wbr`, unlike a space, is not copied. */
const adresse = (chemin: string): Html => html`<code>${chemin.split('/').map((m, i) => (i === 0 ? m : html`<wbr>/${m}`))}</code>`

export const route = (verbe: string, chemin: string): Html =>
  html`<span class="verbe ${verbe.toLowerCase()}">${verbe}</span> ${adresse(chemin)}`

/** A scope may be cut before its dots. */
export const portee = (nom: string): Html => html`<code>${nom.split('.').map((m, i) => (i === 0 ? m : html`<wbr>.${m}`))}</code>`
