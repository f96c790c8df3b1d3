import { acteurs } from '../../../src/droit/acteurs.js'
import { lettres, rangsDeLaMatrice } from '../../../src/moteur/deriver/matrice.js'
import { enTirets, type Operation } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { tableau } from '../../interface/composants/tableau.js'
import { capitale } from '../en-phrase.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDEchange, type Page, racine, type Sources } from '../page.js'

/** Letters for the eye, words for who listens. */
function cellule(operations: readonly Operation[]): Html {
  if (operations.length === 0) return html`<span class="rien" aria-hidden="true">·</span><span class="a-entendre">rien</span>`
  const lues = operations.map(o => lettres[o])
  return html`<span class="droits" aria-hidden="true">${lues.map(l => l.lettre).join('')}</span><span class="a-entendre">${lues.map(l => l.verbe).join(', ')}</span>`
}

const matrice = (r: Ressource): Html =>
  html`<p>Par quel échange, et sur quelles personnes : <a href="${adresseDEchange(r)}">${r.intitule}</a>.</p>
${tableau(
  `${enTirets(r.nom)}-titre`,
  `Qui voit quoi : ${r.intitule}`,
  ['Champ', ...acteurs.map(a => a.code)],
  rangsDeLaMatrice(r).map(({ champ, droits }) => [r.donnees[champ]?.libelle ?? champ, ...droits.map(d => cellule(d.operations))]),
)}`

const legende = html`<dl class="legende">
${Object.values(lettres).map(l => html`<div><dt>${l.lettre}</dt><dd>${l.verbe}${l === lettres.rechercher && ' la personne par cette clé'}</dd></div>`)}
${acteurs.map(a => html`<div><dt>${a.code}</dt><dd>${capitale(a.nom)}</dd></div>`)}
</dl>`

export const quiVoitQuoi = ({ ressources }: Sources): Page => ({
  chemin: `${racine}/qui-voit-quoi`,
  titre: 'Qui voit quoi',
  menu: 'Qui voit quoi',
  rubrique: 'donnees',
  chapeau: html`<p>Chaque champ, chaque organisme, tous échanges réunis. Un droit ne vaut jamais pour tout le monde : il est borné aux personnes que dit le périmètre de l’échange.</p>`,
  sections: [
    { id: 'legende', titre: 'Légende', corps: legende },
    ...ressources.map(r => ({ id: enTirets(r.nom), titre: r.intitule, corps: matrice(r) })),
  ],
})
