import { html } from './html.js'

/** The links the law asks for on every page (art. 47 of law 2005-102), and the others a reader looks for there. */
export const pied = html`<footer class="pied" id="pied"><div class="pied-interieur">
<ul>
<li><a href="/documentation/plan">Plan du site</a></li>
<li><a href="/documentation/accessibilite">Accessibilité : non conforme</a></li>
<li><a href="/documentation/conditions">Conditions d’usage</a></li>
<li><a href="/documentation/registre">Données personnelles</a></li>
<li><a href="/documentation">Documentation</a></li>
<li><a href="/api/v1/openapi.json">Contrat OpenAPI</a></li>
</ul>
<p>Ces pages ne déposent aucun traceur et n’appellent aucun autre site. Logiciel libre sous licence EUPL 1.2.</p>
</div></footer>`
