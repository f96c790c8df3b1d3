import { type Html, html, type Valeur } from '../html.js'

/**
 * A table with its caption; the first cell of each row is its heading. `id` names the group that scrolls when the screen is too
 * narrow: it takes the focus, so that the keyboard can scroll it.
 */
export const tableau = (id: string, titre: Html | string, entetes: readonly string[], rangs: readonly (readonly Valeur[])[]): Html =>
  html`<div class="defile" role="group" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}">${titre}</caption>
<thead><tr>${entetes.map(e => html`<th scope="col">${e}</th>`)}</tr></thead>
<tbody>
${rangs.map(([premiere, ...cellules]) => html`<tr><th scope="row">${premiere}</th>${cellules.map(c => html`<td>${c}</td>`)}</tr>\n`)}
</tbody></table></div>`
