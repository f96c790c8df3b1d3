import { html } from '../../interface/html.js'
import { type Page, racine, type Rubrique, rubriques } from '../page.js'

/** Every page, by rubrique: the second way to find one (RGAA 12.1). */
export const plan = (pages: readonly Page[]): Page => ({
  chemin: `${racine}/plan`,
  titre: 'Plan du site',
  menu: 'Plan du site',
  rubrique: 'conditions',
  chapeau: html`<p>Toutes les pages de la documentation.</p>`,
  sections: (Object.keys(rubriques) as Rubrique[]).map(rubrique => ({
    id: rubrique,
    titre: rubriques[rubrique],
    corps: html`<ul>${pages.filter(p => p.rubrique === rubrique).map(p => html`<li><a href="${p.chemin}">${p.titre}</a></li>`)}</ul>`,
  })),
})
