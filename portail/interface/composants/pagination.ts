import { type Html, html } from '../html.js'

/** Pages that follow a cursor: back to the beginning, and on. */
export const pagination = ({ debut, suite }: { debut?: string | undefined; suite?: string | undefined }): Html | false =>
  (debut !== undefined || suite !== undefined) &&
  html`<nav class="pagination" aria-label="Pagination"><ul>
${debut !== undefined && html`<li><a href="${debut}" rel="first">Revenir au début</a></li>`}
${suite !== undefined && html`<li><a class="bouton secondaire" href="${suite}" rel="next">Page suivante</a></li>`}
</ul></nav>`
