import { type Html, html, type Valeur } from '../html.js'

type Carte = { titre: Valeur; niveau?: 2 | 3; corps: Valeur; pied?: Valeur; id?: string; tete?: Valeur }

/** A block of its own; its title says at which level it stands in the page. */
export function carte({ titre, niveau = 2, corps, pied, id, tete }: Carte): Html {
  const nomme = id && html` id="${id}"`
  const entete = niveau === 2 ? html`<h2${nomme}>${titre}</h2>` : html`<h3${nomme}>${titre}</h3>`
  return html`<section class="carte"${id && html` aria-labelledby="${id}"`}><div class="carte-tete">${entete}${tete}</div>${corps}${pied && html`<div class="carte-pied">${pied}</div>`}</section>`
}
