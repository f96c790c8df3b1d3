import { type Html, html } from '../html.js'

type Pages = { debut?: string | undefined; suite?: string | undefined; plusLoin?: string }

/** Pages that follow a cursor: back to the beginning, and on. */
export const pagination = ({ debut, suite, plusLoin = 'Page suivante' }: Pages): Html | false =>
  (debut !== undefined || suite !== undefined) &&
  html`<nav class="pagination" aria-label="Pagination"><ul>
${debut !== undefined && html`<li><a href="${debut}" rel="first">Revenir au début</a></li>`}
${suite !== undefined && html`<li><a class="bouton secondaire" href="${suite}" rel="next">${plusLoin}</a></li>`}
</ul></nav>`
