import { type Html, html } from '../../interface/html.js'

const CHAINES = /("(?:[^"\\]|\\.)*")/

/** JSON to be read: names stand out from values; copied, it is the JSON itself. */
export const json = (valeur: unknown): Html => {
  const texte = JSON.stringify(valeur, null, 2)
  const morceaux = texte.split(CHAINES)
  return html`<pre><code>${morceaux.map((m, i) => (m.startsWith('"') && /^\s*:/.test(morceaux[i + 1] ?? '') ? html`<span class="cle">${m}</span>` : m))}</code></pre>`
}
