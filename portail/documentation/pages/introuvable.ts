import { html } from '../../interface/html.js'
import { type Page, racine } from '../page.js'

export const introuvable: Page = {
  chemin: `${racine}/introuvable`,
  titre: 'Page introuvable',
  menu: 'Page introuvable',
  rubrique: 'commencer',
  chapeau: html`<p>Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée, ou la donnée qu’elle décrivait n’est plus déclarée.</p>`,
  sections: [
    {
      id: 'continuer',
      titre: 'Continuer',
      corps: html`<ul><li><a href="${racine}">Revenir à l’accueil de la documentation</a></li><li><a href="${racine}/plan">Voir le plan du site</a></li></ul>`,
    },
  ],
}
