import { tableau } from '../composants/tableau.js'
import { route } from '../composants/route.js'
import { html } from '../html.js'
import { type Page, racine } from '../page.js'

/** What a person may ask about herself beside her data, and how those who hold them answer (J6, J7, J8). */
export const droits = (): Page => ({
  chemin: `${racine}/droits`,
  titre: 'Droits des personnes, par l’API',
  menu: 'Droits des personnes',
  rubrique: 'api',
  chapeau: html`<p>Ce que la personne lit et demande sur elle-même, et comment lui répondre. Le jeton de la personne (royaume <code>/individu</code>) ouvre ses propres données : <code>moi</code> tient lieu d’identifiant.</p>`,
  sections: [
    {
      id: 'acces',
      titre: 'Savoir qui lit, et tout emporter',
      corps: html`${tableau(
        'acces-titre',
        'Routes de la personne',
        ['Route', 'Ce qu’elle rend'],
        [
          [
            route('GET', '/api/v1/acces-de-la-personne/consultations/{usager}'),
            html`Qui a consulté ses données : organisation, structure, agent ou programme, jour, raison, texte, données, et la notice qui l’annonçait. Une page tient des jours entiers ; <code>?avant=AAAA-MM-JJ</code> donne la suivante, <code>?siennes=oui</code> ajoute ses propres visites, <code>?format=csv</code> rend tout.`,
          ],
          [route('GET', '/api/v1/acces-de-la-personne/organisations/{usager}'), 'Qui la suit, depuis quand et pourquoi, par leur nom.'],
          [
            route('GET', '/api/v1/acces-de-la-personne/copie/{usager}'),
            html`Toutes ses données, leur source, leurs versions remplacées (RGPD, art. 15). <code>?format=csv</code> pour un tableur.`,
          ],
          [route('GET', '/api/v1/notices'), 'Les notices d’information publiées, version après version. Sans jeton.'],
          [route('GET', '/api/v1/notices/{ressource}/{version}'), 'Une notice, telle qu’elle a été publiée. Sans jeton.'],
        ],
      )}
<p>L’agent qui lit n’est pas nommé : la personne connaît l’organisation, la structure et la fonction, et un repère qui désigne cet agent pour elle seule. Elle le cite pour faire examiner une lecture.</p>`,
    },
    {
      id: 'contestations',
      titre: 'Contester une donnée, et répondre',
      corps: html`${tableau(
        'contestations-titre',
        'Routes des contestations (RGPD, art. 16)',
        ['Route', 'Qui', 'Ce qu’elle fait'],
        [
          [
            route('POST', '/api/v1/contestations'),
            'la personne',
            html`Conteste une donnée : <code>ressource</code>, <code>champ</code>, <code>rang</code> s’il y en a plusieurs, <code>constat</code>, <code>explication</code>.`,
          ],
          [
            route('GET', '/api/v1/contestations'),
            'la personne ; qui lit la donnée',
            html`Les contestations des données qu’on peut lire, la plus urgente d’abord. <code>?usager=</code>, <code>?etat=ouvertes</code>, <code>?curseur=</code>.`,
          ],
          [route('GET', '/api/v1/contestations/{id}'), 'les mêmes', 'Une contestation.'],
          [
            route('POST', '/api/v1/contestations/{id}/reponse'),
            'qui écrit la donnée',
            html`<code>en-examen</code>, <code>acceptee</code> ou <code>refusee</code> ; une réponse motivée est due dans le mois (RGPD, art. 12).`,
          ],
          [route('POST', '/api/v1/contestations/{id}/retrait'), 'la personne', 'Retire sa contestation.'],
        ],
      )}
<p>Qui voit une contestation découle de qui voit la donnée : personne n’apprend par elle ce qu’il ne lit pas.</p>`,
    },
  ],
})
