import type { Contenu, OperationLue } from '../contrat.js'
import { type Html, html } from '../html.js'
import { racine } from '../page.js'
import { codes } from './fiche.js'
import { json } from './json.js'
import { route } from './route.js'
import { forme, schema } from './schema.js'
import { tableau } from './tableau.js'

const lieux: Readonly<Record<string, string>> = { path: 'adresse', query: 'paramètre', header: 'en-tête' }

const parametres = ({ id, parametres: p }: OperationLue): Html | false =>
  p.length > 0 &&
  tableau(
    `${id}-parametres`,
    'Paramètres',
    ['Nom', 'Lieu', 'Valeur', 'Obligatoire', 'Sens'],
    p.map(x => [
      html`<code>${x.name}</code>`,
      lieux[x.in] ?? x.in,
      forme(x.schema),
      x.required ? 'oui' : 'non',
      x.description ?? x.schema['description']?.toString(),
    ]),
  )

const corps = (id: string, titre: string, c: Contenu, entete: 'obligatoire' | 'présent'): Html => html`<div class="contenu">
<p class="role">${titre} <code>${c.type.split(';')[0]}</code></p>
${c.exemple !== undefined && json(c.exemple)}
<details><summary>Schéma : ${titre.toLowerCase()}</summary>
${schema(id, titre, c.schema, entete)}
</details>
</div>`

/** One operation of a contract: its address, what it takes, what it gives, how it refuses. */
export const operation = (o: OperationLue): Html => html`<article class="operation" aria-labelledby="${o.id}">
<h3 id="${o.id}">${route(o.verbe, o.chemin)}</h3>
<p>${o.titre.split(' — ')[0]}. <span class="discret">Portée${o.scopes.length > 1 && 's'} : ${codes(o.scopes)}</span></p>
${parametres(o)}
${o.corps && corps(`${o.id}-corps`, 'Corps', o.corps, 'obligatoire')}
${o.succes.map(s => (s.contenu ? corps(`${o.id}-${s.statut}`, `Réponse ${s.statut}`, s.contenu, 'présent') : html`<p>Réponse ${s.statut} : ${s.description}.</p>`))}
<p class="discret">Refus possibles : ${o.refus.map((r, i) => html`${i > 0 && ', '}<a href="${racine}/erreurs#statut-${r.statut}">${r.statut}</a>`)}.</p>
</article>
`
