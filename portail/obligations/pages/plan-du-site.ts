import { html, type Html } from '../../interface/index.js'
import { menuDe } from '../../interface/menus.js'
import { plans } from '../engagements.js'
import type { PageDObligation } from '../page.js'

const liens = (id: string, titre: string, entrees: readonly (readonly [href: string, texte: string])[]): Html | false =>
  entrees.length > 0 &&
  html`<section aria-labelledby="${id}"><h2 id="${id}">${titre}</h2><ul>${entrees.map(([href, texte]) => html`<li><a href="${href}">${texte}</a></li>`)}</ul></section>`

/** Every page one may open, by where it stands; the second way to find one (RGAA 12.1, 12.3). */
export const planDuSite: PageDObligation = {
  chemin: '/plan-du-site',
  titre: 'Plan du site',
  ecrire: ({ session, habilitations }) => ({
    titre: 'Plan du site',
    largeur: 'lecture',
    corps: html`${liens(
      'votre-espace',
      'Votre espace',
      menuDe(session, {
        outilOuvert: (o, outil) => habilitations.outilOuvert(o, outil),
        typeDe: o => habilitations.organisation(o)?.type,
      }).map(e => [e.href, e.texte] as const),
    )}
${session === null && liens('entrer', 'Entrer', [['/connexion', 'Se connecter']])}
${liens('documentation', 'Documentation', [
  ['/documentation', 'Accueil de la documentation'],
  ['/documentation/plan', 'Toutes les pages de la documentation'],
  ['/documentation/notices', 'Notices d’information'],
  ['/documentation/registre', 'Registre des traitements'],
])}
${liens('accessibilite', 'Accessibilité', [
  ['/accessibilite', 'Déclaration d’accessibilité'],
  ['/accessibilite/schema-pluriannuel', 'Schéma pluriannuel'],
  ...Object.keys(plans).map(a => [`/accessibilite/plan-${a}`, `Plan d’actions ${a}`] as const),
  ['/accessibilite/grille', 'Grille des 106 critères'],
])}
${liens('le-site', 'Le site', [
  ['/contact', 'Contact'],
  ['/mentions-legales', 'Mentions légales'],
  ['/donnees-personnelles', 'Données personnelles et cookies'],
])}`,
  }),
}
