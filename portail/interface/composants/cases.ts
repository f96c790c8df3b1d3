import { type Html, html } from '../html.js'
import type { Option } from './choix.js'
import { aideEtErreur, classeDe, libelleDe, type Saisie } from './saisie.js'

type Cases = Saisie & { options: readonly Option[]; valeurs?: readonly string[] }

/** As many as one wants, each a box; they are sent under one name. */
export const cases = (
  c: Cases,
): Html => html`<fieldset class="${classeDe(c, 'groupe')}"${c.aide && html` aria-describedby="${c.nom}-aide"`}>
<legend>${libelleDe(c)}</legend>
${aideEtErreur(c)}
${c.options.map(
  (
    o,
    i,
  ) => html`<div class="option"><input type="checkbox" id="${i === 0 ? c.nom : `${c.nom}-${i + 1}`}" name="${c.nom}" value="${o.valeur}"${c.valeurs?.includes(o.valeur) && html` checked`}>
<label for="${i === 0 ? c.nom : `${c.nom}-${i + 1}`}">${o.texte}${o.aide && html` <span class="aide">${o.aide}</span>`}</label></div>\n`,
)}</fieldset>`
