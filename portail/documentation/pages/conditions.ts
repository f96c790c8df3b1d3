import { prose } from '../../interface/composants/prose.js'
import { fiche } from '../../interface/composants/fiche.js'
import { chapitres } from '../conditions.js'
import { html } from '../../interface/html.js'
import { type Page, racine, type Sources } from '../page.js'

export const conditions = (sources: Sources): Page => ({
  chemin: `${racine}/conditions`,
  titre: 'Conditions d’usage et mesures de sécurité',
  menu: 'Conditions d’usage',
  rubrique: 'conditions',
  chapeau: html`<p>Ce que chacun peut attendre, ce que chacun doit. Les mêmes conditions se lisent par une machine : <a href="${racine}/conditions.json">conditions.json</a>.</p>`,
  sections: chapitres(sources).map(({ id, titre, conditions: c }) => ({
    id,
    titre,
    corps: fiche(c.map(x => [x.nom, prose(x.phrase)] as const)),
  })),
})
