import { STATUS_CODES } from 'node:http'
import { commande } from '../commande.js'
import type { Exemple } from '../exemple.js'
import { type Html, html } from '../../interface/html.js'
import { json } from './json.js'

const retenir = (e: Exemple): Html =>
  html`${Object.entries(e.retient ?? {}).map(([nom, ou]) => html`<p class="retient">Gardez <code>${ou.split('/').at(-1)}</code> dans la variable <code>${nom}</code> : les exemples suivants s’en servent.</p>`)}`

/** One example: what it shows, the command to paste, the answer it gives. */
export const exemple = (e: Exemple, adresse: string): Html => html`<article class="exemple" aria-labelledby="exemple-${e.id}">
<h3 id="exemple-${e.id}">${e.titre}</h3>
<p>${e.explication}</p>
<div class="echange">
<p class="role">Requête</p>
<pre><code>${commande(e)}</code></pre>
<p class="role">Réponse <span class="statut s${String(e.statut).slice(0, 1)}">${e.statut} <span lang="en">${STATUS_CODES[e.statut]}</span></span></p>
${Object.entries(e.montre ?? {}).map(([nom, valeur]) => html`<p class="entete"><code>${nom}: ${valeur}</code></p>`)}
${typeof e.reponse === 'string' ? html`<pre><code>${e.reponse}</code></pre>` : json(JSON.parse(JSON.stringify(e.reponse).replaceAll('$ADRESSE', adresse)))}
</div>
${retenir(e)}
</article>
`
