import { type CodeProbleme, titres } from '../../../src/moteur/probleme.js'
import { fiche } from '../../interface/composants/fiche.js'
import { prose } from '../../interface/composants/prose.js'
import { tableau } from '../../interface/composants/tableau.js'
import { explications } from '../erreurs.js'
import { html } from '../../interface/html.js'
import { type Page, racine } from '../page.js'

const codes = (Object.keys(titres) as CodeProbleme[]).toSorted((a, b) => explications[a].statuts[0] - explications[b].statuts[0])
const statuts = [...new Set(codes.flatMap(c => explications[c].statuts))].toSorted((a, b) => a - b)

export const erreurs = (): Page => ({
  chemin: `${racine}/erreurs`,
  titre: 'Erreurs',
  menu: 'Erreurs',
  rubrique: 'api',
  chapeau: html`<p>Une erreur de l’API native est un document <code>application/problem+json</code> (RFC 9457) : <code>type</code> est l’adresse de son explication ici même, <code>detail</code> dit ce qui s’est passé cette fois, <code>correlation</code> retrouve la trace. Jamais une valeur reçue n’est répétée.</p>`,
  sections: [
    {
      id: 'statuts',
      titre: 'Par statut',
      corps: tableau(
        'statuts-titre',
        'Codes de problème, par statut HTTP',
        ['Statut', 'Codes'],
        statuts.map(statut => [
          html`<span id="statut-${statut}">${statut}</span>`,
          html`<ul class="nue">${codes.filter(c => explications[c].statuts.includes(statut)).map(c => html`<li><a href="#${c}"><code>${c}</code></a> : ${titres[c]}</li>`)}</ul>`,
        ]),
      ),
    },
    ...codes.map(code => ({
      id: code,
      titre: titres[code],
      corps: html`${fiche([
        ['Code', html`<code>${code}</code>`],
        ['Statut', explications[code].statuts.join(', ')],
        ['Sens', prose(explications[code].sens)],
        ['Que faire', prose(explications[code].faire)],
      ])}`,
    })),
  ],
})
