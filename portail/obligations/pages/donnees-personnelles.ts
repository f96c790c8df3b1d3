import { fiche, html, liste } from '../../interface/index.js'
import { manquante } from '../exploitant.js'
import type { PageDObligation } from '../page.js'

/** Where each processing is told in full is said once; here is what concerns a visitor, and the way to the rest. */
export const donneesPersonnelles: PageDObligation = {
  chemin: '/donnees-personnelles',
  titre: 'Données personnelles et cookies',
  ecrire: ({ exploitant, session }) => ({
    titre: 'Données personnelles et cookies',
    largeur: 'lecture',
    chapeau: html`<p>Qui lit quoi, pourquoi et sous quel texte est écrit dans les <a href="/documentation/notices">notices d’information</a> et dans le <a href="/documentation/registre">registre des traitements</a>, tirés de la déclaration même que la plateforme exécute.</p>`,
    corps: html`<section aria-labelledby="vos-droits"><h2 id="vos-droits">Exercer vos droits</h2>
<p>${session?.genre === 'personne' ? html`Dans <a href="/mon-espace">votre espace</a>` : html`Dans votre espace, après <a href="/connexion">connexion avec FranceConnect</a>`} : lire vos données et leur source, savoir qui les a consultées, les corriger, les contester, les emporter. Sans Internet, par courrier au délégué à la protection des données.</p>
${fiche([
  ['Délégué à la protection des données', exploitant.delegueALaProtectionDesDonnees ?? manquante],
  ['Autre voie', html`<a href="/contact?objet=donnees">formulaire de contact</a>`],
  ['Réclamation', 'Commission nationale de l’informatique et des libertés (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07'],
])}</section>
<section aria-labelledby="visite"><h2 id="visite">Quand vous visitez ces pages</h2>
${liste([
  'Aucun traceur, aucune mesure d’audience, aucun appel à un autre site.',
  'Un seul cookie, quand vous êtes connecté : il tient votre session, douze heures au plus, et rien d’autre. Il est nécessaire au service, aucun consentement n’est demandé.',
  'Ce que vous écrivez au formulaire de contact est chiffré, lu par l’exploitant, effacé douze mois après avoir été traité.',
  'Ce que vous lisez et écrivez dans votre espace est inscrit au journal, comme pour toute autre personne.',
])}</section>`,
  }),
}
