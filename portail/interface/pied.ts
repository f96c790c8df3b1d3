import { jourDe } from '../../src/moteur/moteur.js'
import { audit, niveau } from '../obligations/rgaa/index.js'
import { html } from './html.js'

/** The links the law asks for on every page (art. 47 of law 2005-102), and the others a reader looks for there; the level is that of the audit. */
export const pied = () => html`<footer class="pied" id="pied"><div class="pied-interieur">
<ul>
<li><a href="/plan-du-site">Plan du site</a></li>
<li><a href="/accessibilite">Accessibilité : ${niveau(audit, jourDe(new Date()))}</a></li>
<li><a href="/mentions-legales">Mentions légales</a></li>
<li><a href="/donnees-personnelles">Données personnelles</a></li>
<li><a href="/contact">Contact</a></li>
<li><a href="/documentation">Documentation</a></li>
</ul>
<p>Ces pages ne déposent aucun traceur et n’appellent aucun autre site. Logiciel libre sous licence EUPL 1.2.</p>
</div></footer>`
