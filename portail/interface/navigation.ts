import { type Html, html } from './html.js'

export type Lien = { href: string; texte: string; ici?: 'page' | 'true' | false }

/** The main menu: a line of links; on a narrow screen, one button unfolds it (a popover, hence without a script). */
export const navigation = (liens: readonly Lien[]): Html => html`<div class="navigation" id="navigation"><div class="navigation-interieur">
<button type="button" class="menu-bouton" popovertarget="menu">Menu</button>
<nav id="menu" class="menu" aria-label="Menu principal" popover="auto"><ul>
${liens.map(l => html`<li><a href="${l.href}"${l.ici && html` aria-current="${l.ici}"`}>${l.texte}</a></li>\n`)}</ul></nav>
</div></div>`
