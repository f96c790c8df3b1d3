import { type Html, html } from '../interface/index.js'

const pages = [
  { cle: 'alertes', href: '/vigilance', texte: 'Alertes' },
  { cle: 'blocages', href: '/vigilance/blocages', texte: 'Accès arrêtés' },
  { cle: 'bris-de-glace', href: '/vigilance/bris-de-glace', texte: 'Ouvertures malgré un arrêt' },
  { cle: 'enquetes', href: '/vigilance/enquetes', texte: 'Enquêtes' },
  { cle: 'tolerances', href: '/vigilance/tolerances', texte: 'Lectures annoncées' },
  { cle: 'seuils', href: '/vigilance/seuils', texte: 'Limites qui arrêtent' },
  { cle: 'signaux', href: '/vigilance/signaux', texte: 'Limites des signaux' },
  { cle: 'signalees', href: '/vigilance/personnes-signalees', texte: 'Personnes signalées' },
] as const

/** The pages of the supervision, beside each of them. */
export const rubrique = (
  cle: (typeof pages)[number]['cle'],
): Html => html`<nav aria-labelledby="sommaire" class="sommaire"><h2 id="sommaire">Vigilance</h2>
<ul>${pages.map(p => html`<li><a href="${p.href}"${p.cle === cle && html` aria-current="page"`}>${p.texte}</a></li>`)}</ul></nav>`
