import type { ErreurDeSaisie } from '../ecran.js'
import { type Html, html } from '../html.js'

/** What is to be put right, each linked to its field; takes the focus when the page opens, so that it is read first. */
export const resumeDErreurs = (erreurs: readonly ErreurDeSaisie[]): Html | false =>
  erreurs.length > 0 &&
  html`<div class="alerte erreur" id="erreurs" role="alert" tabindex="-1" autofocus>
<p class="alerte-genre"><span class="icone erreur"></span>${erreurs.length === 1 ? 'Un point est à reprendre' : `${erreurs.length} points sont à reprendre`}</p>
<ul class="alerte-texte">${erreurs.map(e => html`<li><a href="#${e.champ}">${e.texte}</a></li>`)}</ul>
</div>`
