import { type Html, html, type Valeur } from '../html.js'
import type { Option } from './choix.js'
import { aideEtErreur, classeDe, liaisons, libelleDe, type Saisie } from './saisie.js'

type Cases = Saisie & { options: readonly Option[]; cochees: readonly string[] }

/** Any number of a few, all in sight. The error leads to the first. */
export const cases = (
  c: Cases,
): Html => html`<fieldset class="${classeDe(c, 'groupe')}"${c.aide && html` aria-describedby="${c.nom}-aide"`}>
<legend>${libelleDe(c)}</legend>
${aideEtErreur(c)}
${c.options.map((o, i) => uneCase({ id: i === 0 ? c.nom : `${c.nom}-${i + 1}`, nom: c.nom, valeur: o.valeur, texte: o.texte, aide: o.aide, cochee: c.cochees.includes(o.valeur) }))}</fieldset>`

type UneCase = { id: string; nom: string; valeur: string; texte: Valeur; aide?: Valeur; cochee: boolean; liens?: Html }

const uneCase = ({ id, nom, valeur, texte, aide, cochee, liens }: UneCase): Html =>
  html`<div class="option"><input type="checkbox" id="${id}" name="${nom}" value="${valeur}"${cochee && html` checked`}${liens}>
<label for="${id}">${texte}${aide && html` <span class="aide">${aide}</span>`}</label></div>\n`

/** A statement one makes by ticking it. */
export const attestation = (c: Omit<Saisie, 'aide'> & { cochee: boolean }): Html => html`<div class="${classeDe(c)}">
${aideEtErreur(c)}${uneCase({ id: c.nom, nom: c.nom, valeur: 'oui', texte: c.libelle, cochee: c.cochee, liens: liaisons(c) })}</div>`
