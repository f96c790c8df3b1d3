import type { JsonSchema } from '../../../src/moteur/deriver/schema.js'
import { type Html, html } from '../../interface/html.js'
import { type Contenu, type OperationLue, operations } from '../contrat.js'
import { racine } from '../page.js'
import { codes } from '../../interface/composants/fiche.js'
import { json } from './json.js'
import { route } from './route.js'
import { forme, schema } from './schema.js'
import { tableau } from '../../interface/composants/tableau.js'

const lieux: Readonly<Record<string, string>> = { path: 'adresse', query: 'paramètre', header: 'en-tête' }

/** Captions that look alike are told apart for who only hears them. */
const de = ({ verbe, chemin }: OperationLue): Html => html`<span class="a-entendre"> de ${verbe} ${chemin}</span>`

const parametres = (o: OperationLue): Html | false =>
  o.parametres.length > 0 &&
  tableau(
    `${o.id}-parametres`,
    html`Paramètres${de(o)}`,
    ['Nom', 'Lieu', 'Valeur', 'Obligatoire', 'Sens'],
    o.parametres.map(x => [
      html`<code>${x.name}</code>`,
      lieux[x.in] ?? x.in,
      forme(x.schema),
      x.required ? 'oui' : 'non',
      x.description ?? x.schema['description']?.toString(),
    ]),
  )

const contenu = (o: OperationLue, titre: string, c: Contenu, entete: 'obligatoire' | 'présent'): Html => html`<div class="contenu">
<p class="role">${titre} <code>${c.type.split(';')[0]}</code></p>
${c.exemple !== undefined && json(c.exemple)}
<details><summary>Schéma : ${titre.toLowerCase()}</summary>
${schema(`${o.id}-${titre.split(' ').at(-1)?.toLowerCase()}`, html`${titre}${de(o)}`, c.schema, entete)}
</details>
</div>`

/** One operation of a contract: its address, what it takes, what it gives, how it refuses. */
export const operation = (o: OperationLue): Html => html`<article class="operation" aria-labelledby="${o.id}">
<h3 id="${o.id}">${route(o.verbe, o.chemin)}</h3>
<p>${o.titre.split(' — ')[0]}. <span class="discret">Portée${o.scopes.length > 1 && 's'} : ${codes(o.scopes)}</span></p>
${parametres(o)}
${o.corps && contenu(o, 'Corps', o.corps, 'obligatoire')}
${o.succes.map(s => (s.contenu ? contenu(o, `Réponse ${s.statut}`, s.contenu, 'présent') : html`<p>Réponse ${s.statut} : ${s.description}.</p>`))}
<p class="discret">Refus possibles : ${o.refus.map((r, i) => html`${i > 0 && ', '}<a href="${racine}/erreurs#statut-${r.statut}">${r.statut}</a>`)}.</p>
</article>
`

/** The operations of the contract under one of its themes, in full. */
export const operationsDuTheme = (contrat: JsonSchema, theme: string): Html =>
  html`${operations(contrat)
    .filter(o => o.theme === theme)
    .map(operation)}`
