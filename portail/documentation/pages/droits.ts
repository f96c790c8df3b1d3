import { operationsDuTheme } from '../composants/operation.js'
import { html } from '../../interface/html.js'
import { type Page, racine, type Sources } from '../page.js'

/** What a person may ask about herself beside her data, and how those who hold them answer (J6, J7, J8). */
export const droits = ({ contrat }: Sources): Page => ({
  chemin: `${racine}/droits`,
  titre: 'Droits des personnes, par l’API',
  menu: 'Droits des personnes',
  rubrique: 'api',
  chapeau: html`<p>Ce que la personne lit et demande sur elle-même, et comment lui répondre. Le jeton de la personne (royaume <code>/individu</code>) n’ouvre que son dossier : <code>moi</code> tient lieu d’identifiant.</p>`,
  sections: [
    {
      id: 'acces',
      titre: 'Savoir qui lit, et tout emporter',
      corps: html`<p>L’agent qui lit n’est pas nommé : la personne connaît l’organisation, la structure et la fonction, et un repère qui désigne cet agent pour elle seule. Elle le cite pour faire examiner une lecture.</p>
${operationsDuTheme(contrat, 'Accès de la personne')}`,
    },
    {
      id: 'contestations',
      titre: 'Contester une donnée, et répondre',
      corps: html`<p>Qui voit une contestation découle de qui voit la donnée ; qui peut y répondre, de qui l’écrit.</p>
${operationsDuTheme(contrat, 'Contestations')}`,
    },
    {
      id: 'notices',
      titre: 'Les notices, version après version',
      corps: html`<p>Chaque <a href="${racine}/notices">notice d’information</a> garde ses versions et leurs dates : <a href="${racine}/notices.json">toutes, pour les machines</a>, sans compte.</p>`,
    },
  ],
})
