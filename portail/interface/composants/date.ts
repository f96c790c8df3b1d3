import { type Html, html } from '../html.js'
import { aideEtErreur, classeDe, liaisons, libelleDe, type Saisie } from './saisie.js'

type SaisieDeDate = Saisie & { valeur?: string | null | undefined; min?: string; max?: string; autocomplete?: 'bday' }

/** A day, AAAA-MM-JJ in and out; the browser shows it as its reader writes it. */
export const date = (d: SaisieDeDate): Html => html`<div class="${classeDe(d)}">
<label for="${d.nom}">${libelleDe(d)}</label>
${aideEtErreur(d)}
<input id="${d.nom}" name="${d.nom}" type="date" class="courte" value="${d.valeur}"${d.min && html` min="${d.min}"`}${d.max && html` max="${d.max}"`}${d.autocomplete && html` autocomplete="${d.autocomplete}"`}${liaisons(d)}>
</div>`
