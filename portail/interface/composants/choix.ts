import { type Html, html, type Valeur } from '../html.js'
import { aideEtErreur, classeDe, liaisons, libelleDe, type Saisie } from './saisie.js'

export type Option = { valeur: string; texte: Valeur; aide?: Valeur }
type Choix = Saisie & { options: readonly Option[]; valeur?: string | null | undefined }

/** One of a few, all in sight. The error leads to the first. */
export const choix = (
  c: Choix,
): Html => html`<fieldset class="${classeDe(c, 'groupe')}"${c.aide && html` aria-describedby="${c.nom}-aide"`}>
<legend>${libelleDe(c)}</legend>
${aideEtErreur(c)}
${c.options.map(
  (
    o,
    i,
  ) => html`<div class="option"><input type="radio" id="${i === 0 ? c.nom : `${c.nom}-${i + 1}`}" name="${c.nom}" value="${o.valeur}"${o.valeur === c.valeur && html` checked`}${!c.facultatif && html` required`}>
<label for="${i === 0 ? c.nom : `${c.nom}-${i + 1}`}">${o.texte}${o.aide && html` <span class="aide">${o.aide}</span>`}</label></div>\n`,
)}</fieldset>`

/** One of many, in a list that unfolds. Without a value, nothing is chosen in advance. */
export const liste = (c: Choix): Html => html`<div class="${classeDe(c)}">
<label for="${c.nom}">${libelleDe(c)}</label>
${aideEtErreur(c)}
<select id="${c.nom}" name="${c.nom}"${liaisons(c)}>
${!c.options.some(o => o.valeur === c.valeur) && html`<option value="">Choisissez</option>\n`}${c.options.map(o => html`<option value="${o.valeur}"${o.valeur === c.valeur && html` selected`}>${o.texte}</option>\n`)}</select>
</div>`
