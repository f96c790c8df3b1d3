import { liste } from '../../interface/composants/fiche.js'
import { html } from '../../interface/html.js'
import { type Page, racine, type Sources } from '../page.js'

const eprouve = [
  'Un contrôle automatique de chaque page (axe-core, règles WCAG 2.1 A et AA et règles rattachées au RGAA), en thème clair et en thème sombre.',
  'La structure : un titre principal par page, des niveaux de titre sans saut, des identifiants uniques, des liens qui aboutissent, des tableaux titrés dont les en-têtes disent leur portée.',
  'Le clavier : liens d’accès rapide en premier, ordre de parcours, focus visible, tableaux larges que le clavier fait défiler, aucun piège.',
  'L’agrandissement : à 320 pixels de large (zoom de 400 % sur un écran de 1 280 pixels), aucune page ne défile horizontalement ; texte espacé selon le critère 10.12 sans perte.',
  'Sans JavaScript et sans image : aucune page n’en a besoin.',
]

const aFaire = [
  'L’audit des 106 critères du RGAA 4.1.2 par une personne qualifiée, sur un échantillon de pages.',
  'Des essais avec des lecteurs d’écran (NVDA, JAWS, VoiceOver, Orca) et avec des personnes concernées.',
  'Les schémas d’un contrat d’API sont denses : leur lecture au lecteur d’écran reste à éprouver.',
]

/** The declaration of law 2005-102, art. 47: honest on what nobody has checked yet (H9). */
export const accessibilite = ({ adressePublique, contact }: Sources): Page => ({
  chemin: `${racine}/accessibilite`,
  titre: 'Déclaration d’accessibilité',
  menu: 'Accessibilité',
  rubrique: 'conditions',
  chapeau: html`<p>L’exploitant de la plateforme s’engage à rendre ses services accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration porte sur <code>${adressePublique}${racine}</code>.</p>`,
  sections: [
    {
      id: 'etat',
      titre: 'État de conformité',
      corps: html`<p>Cette documentation est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2) : aucun audit n’a encore été conduit, et seul un audit permet d’affirmer une conformité.</p>`,
    },
    { id: 'eprouve', titre: 'Ce qui est éprouvé à chaque modification', corps: liste(eprouve) },
    { id: 'a-faire', titre: 'Ce qui reste à faire', corps: liste(aFaire) },
    {
      id: 'etablissement',
      titre: 'Établissement de cette déclaration',
      corps: html`<p>Technologies : HTML, CSS. Environnement d’essai : Chromium sous Linux, piloté par programme. Outil : axe-core. Pages vérifiées par programme : toutes celles du <a href="${racine}/plan">plan du site</a>.</p>`,
    },
    {
      id: 'contact',
      titre: 'Retour d’information et contact',
      corps: html`<p>Un contenu vous résiste ? Dites-le à l’exploitant pour être orienté vers une solution ou recevoir le contenu sous une autre forme. ${contact ?? 'L’exploitant de cette installation n’a pas encore indiqué comment le joindre.'}</p>`,
    },
    {
      id: 'recours',
      titre: 'Voies de recours',
      corps: html`<p>Si vous avez signalé un défaut et n’avez pas reçu de réponse satisfaisante, vous pouvez écrire au Défenseur des droits, contacter son délégué dans votre département, ou lui envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>`,
    },
  ],
})
