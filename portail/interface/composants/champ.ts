import { type Html, html } from '../html.js'
import { aideEtErreur, classeDe, liaisons, libelleDe, type Saisie } from './saisie.js'

export type Champ = Saisie & {
  valeur?: string | null | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | 'number'
  /** What the browser may fill (RGAA 11.13). */
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  longueur?: number
  largeur?: 'courte' | 'moyenne'
}

/** One line of text with its label, its help and its error. */
export const champ = (c: Champ): Html => html`<div class="${classeDe(c)}">
<label for="${c.nom}">${libelleDe(c)}</label>
${aideEtErreur(c)}
<input id="${c.nom}" name="${c.nom}" type="${c.type ?? 'text'}" value="${c.valeur}"${c.largeur && html` class="${c.largeur}"`}${c.autocomplete && html` autocomplete="${c.autocomplete}"`}${c.inputmode && html` inputmode="${c.inputmode}"`}${c.longueur && html` maxlength="${c.longueur}"`}${liaisons(c)}>
</div>`
