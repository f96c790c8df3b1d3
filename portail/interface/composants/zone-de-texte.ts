import { type Html, html } from '../html.js'
import { aideEtErreur, classeDe, liaisons, libelleDe, type Saisie } from './saisie.js'

type ZoneDeTexte = Saisie & { valeur?: string | null | undefined; lignes?: number; longueur?: number }

/** A text of several lines. */
export const zoneDeTexte = (z: ZoneDeTexte): Html => html`<div class="${classeDe(z)}">
<label for="${z.nom}">${libelleDe(z)}</label>
${aideEtErreur(z)}
<textarea id="${z.nom}" name="${z.nom}" rows="${z.lignes ?? 5}"${z.longueur && html` maxlength="${z.longueur}"`}${liaisons(z)}>
${z.valeur}</textarea>
</div>`
