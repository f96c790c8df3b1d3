import type { Session } from '../../src/acces/session/index.js'
import { type Html, html } from './html.js'

const genres = { agent: '', personne: 'Votre espace', entreprise: 'Espace de l’entreprise' } as const

/** Who is signed in and for whom, with the way out; else the way in. */
export const compte = (c: Session | null, nommer: (organisation: string) => string): Html =>
  c === null
    ? html`<p class="compte"><a class="compte-lien" href="/connexion">Se connecter</a></p>`
    : html`<div class="compte">
<p class="compte-nom">${c.agent ? html`<strong>${c.agent.prenom} ${c.agent.nom}</strong> <span>${nommer(c.organisation)}</span>` : html`<strong>${genres[c.genre]}</strong>`}</p>
<form method="post" action="/deconnexion" aria-label="Se déconnecter"><input type="hidden" name="csrf" value="${c.csrf}"><button type="submit" class="compte-lien">Se déconnecter</button></form>
</div>`
