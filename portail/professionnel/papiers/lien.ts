import { type Html, html, lienBouton } from '../../interface/index.js'
import type { Demande } from '../ecran.js'
import { adresseDuPapier, type Reponse, refusDePapier } from './lieux.js'

type Vise = { usager: string; chemin: string; numero: number; reponse: Reponse }

/** Beside the answer he wrote down, where to join the paper it came with; nothing when he may not. */
export const papierAJoindre = (d: Demande, { usager, chemin, numero, reponse }: Vise): Html | false =>
  reponse.observations !== undefined &&
  refusDePapier(d, chemin, reponse) === null &&
  html`<p class="boutons pas-imprime">${lienBouton(adresseDuPapier(usager, chemin, numero), 'Joindre le papier reçu')}</p>`

/** What is joined to her answer, by herself or for her. */
export const piecesDeLaReponse = (jointes: Html | null, aJoindre: Html | false): Html | false =>
  (jointes !== null || aJoindre !== false) &&
  html`<section aria-labelledby="pieces"><h2 id="pieces">Ce qui est joint à sa réponse</h2>
${jointes ?? html`<p>Rien n’est joint.</p>`}
${aJoindre}</section>`
