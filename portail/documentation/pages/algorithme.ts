import { type Branche, ficheDeLAlgorithme } from '../../../src/parcours/orientation/index.js'
import { type Html, html } from '../../interface/html.js'
import { type Page, racine } from '../page.js'

const liste = (branches: readonly Branche[]): Html => html`<ul>${branches.map(b => html`<li>${b.texte}${b.de && liste(b.de)}</li>`)}</ul>`

export const algorithme = (): Page => ({
  chemin: `${racine}/algorithme-d-orientation`,
  titre: 'L’algorithme qui propose une orientation',
  menu: 'Algorithme d’orientation',
  rubrique: 'donnees',
  chapeau: html`<p>Ce qu’il fait, avec quelles données et par quelles règles. Cette page est tirée des règles elles-mêmes : elle ne peut pas dire autre chose que ce qu’elles font.</p>`,
  sections: ficheDeLAlgorithme().map(({ id, titre, branches }) => ({ id, titre, corps: liste(branches) })),
})
