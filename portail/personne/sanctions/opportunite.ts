import { html, lienBouton, rendre } from '../../interface/index.js'
import { ficheDeLOpportunite } from '../../sanctions/opportunite.js'
import type { Visite } from '../espace.js'
import { leRang } from '../projet/lire.js'
import { filDeMesSanctions, lireMesOpportunites } from './lire.js'

/** One decision in her favour: what it gives her, why, who signed, and its letter. */
export async function pageDeMonOpportunite(v: Visite) {
  const { numero, donnees: o } = leRang(await lireMesOpportunites(v), v)
  return rendre(v.reponse, v.session, {
    titre: o.retireeLe === null ? 'Une décision en ma faveur sur mon RSA' : 'Une décision en ma faveur est retirée',
    menu: 'espace',
    fil: filDeMesSanctions,
    chapeau:
      o.retireeLe === null
        ? html`<p>Votre caisse en est informée : vous n’avez rien à faire.</p>`
        : html`<p>Votre caisse en est informée. La lettre dit comment contester ce retrait.</p>`,
    corps: html`${ficheDeLOpportunite(o)}
<p class="boutons">${lienBouton(`/mon-espace/opportunites/${numero}.pdf`, html`La lettre <span class="aide">(PDF accessible)</span>`)}</p>`,
  })
}
