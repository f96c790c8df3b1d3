import type { Session } from '../../../src/acces/session/index.js'
import { type Html, html } from '../html.js'

type Reglages = { action: string; corps: Html; fichiers?: 'avec fichiers'; classe?: string; nom?: string }

/** A form that writes, with what proves it comes from one of our pages. Errors are said by us, in French, hence `novalidate`. */
export const formulaire = (connecte: Pick<Session, 'csrf'>, { action, corps, fichiers, classe, nom }: Reglages): Html =>
  html`<form method="post" action="${action}" novalidate class="formulaire${classe && ` ${classe}`}"${fichiers && html` enctype="multipart/form-data"`}${nom && html` aria-label="${nom}"`}>
<input type="hidden" name="csrf" value="${connecte.csrf}">
${corps}
</form>`

/** A form that only asks: its fields make the address of the answer, so they never hold a personal datum. */
export const formulaireDeFiltre = (action: string, corps: Html, nom: string): Html =>
  html`<form method="get" action="${action}" class="filtres" role="search" aria-label="${nom}">${corps}</form>`
