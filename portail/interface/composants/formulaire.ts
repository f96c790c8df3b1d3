import type { Session } from '../../../src/acces/session/index.js'
import { type Html, html } from '../html.js'
import { remplir } from '../remplir.js'
import { alerte } from './alerte.js'

type Reglages = { action: string; corps: Html; fichiers?: 'avec fichiers'; classe?: string; nom?: string }

/**
 * A form that writes, with what proves it comes from one of our pages. Errors are said by us, in French, hence `novalidate`. What its
 * reader had typed before having to prove who she is comes back in it, for her to send.
 */
export function formulaire(connecte: Pick<Session, 'csrf' | 'saisie'>, { action, corps, fichiers, classe, nom }: Reglages): Html {
  const rempli = connecte.saisie?.chemin === action ? remplir(corps, connecte.saisie.champs) : null
  return html`<form method="post" action="${action}" novalidate class="formulaire${classe && ` ${classe}`}"${fichiers && html` enctype="multipart/form-data"`}${nom && html` aria-label="${nom}"`}>
<input type="hidden" name="csrf" value="${connecte.csrf}">
${rempli && alerte('information', 'Ce que vous aviez écrit est de nouveau là, et rien n’est encore enregistré : relisez, puis envoyez.', 'annonce')}
${rempli ?? corps}
</form>`
}

/** A form that only asks: its fields make the address of the answer, so they never hold a personal datum. */
export const formulaireDeFiltre = (action: string, corps: Html, nom: string): Html =>
  html`<form method="get" action="${action}" class="filtres" role="search" aria-label="${nom}">${corps}</form>`
