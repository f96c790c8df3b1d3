import { type Html, html } from '../html.js'

/** How far a task has come, from 0 to 1: a bar that says its figure. */
export const avancement = (id: string, libelle: string, part: number): Html =>
  html`<div class="avancement"><p id="${id}"><span>${libelle}</span> <strong>${Math.floor(part * 100)} %</strong></p><progress aria-labelledby="${id}" max="100" value="${Math.floor(part * 100)}"></progress></div>`
