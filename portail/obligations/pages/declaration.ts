import { enJour, html, liste } from '../../interface/index.js'
import { manquante } from '../exploitant.js'
import type { PageDObligation } from '../page.js'
import { audit, decompte, niveau } from '../rgaa/index.js'

const etablieLe = '2026-11-24'

const nonAccessibles = [
  'Tant qu’aucun audit n’a été conduit, aucun contenu ne peut être dit conforme ni non conforme : la grille dit, critère par critère, ce qui est éprouvé.',
  'Les schémas d’un contrat d’API sont denses : leur lecture au lecteur d’écran reste à éprouver.',
]

/** The declaration, in the format of the arrêté of 20 September 2019: honest on what nobody has checked yet (H9). */
export const declaration: PageDObligation = {
  chemin: '/accessibilite',
  titre: 'Déclaration d’accessibilité',
  ecrire: ({ adressePublique, exploitant, jour }) => {
    const etat = niveau(audit, jour)
    const n = decompte()
    const qui = exploitant.nom ?? 'L’exploitant de cette installation'
    const annee = jour.slice(0, 4)
    return {
      titre: 'Déclaration d’accessibilité',
      largeur: 'lecture',
      chapeau: html`<p>${qui} s’engage à rendre ses services accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. À cette fin, il met en œuvre un <a href="/accessibilite/schema-pluriannuel">schéma pluriannuel</a> et un <a href="/accessibilite/plan-${annee === '2027' ? '2027' : '2026'}">plan d’actions de l’année</a>.</p>
<p>Cette déclaration s’applique à ${adressePublique} : documentation, portail des professionnels, espace des personnes, espace des entreprises.</p>`,
      corps: html`<section aria-labelledby="etat"><h2 id="etat">État de conformité</h2>
<p>${adressePublique} est <strong>${etat}</strong> avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2${audit === null && ', en l’absence d’audit : seul un audit par une personne permet d’affirmer une conformité'}.</p></section>
<section aria-labelledby="resultats"><h2 id="resultats">Résultats des tests</h2>
<p>Aucun audit de conformité n’a encore été conduit. À chaque modification, des programmes éprouvent les pages. Sur les 106 critères :</p>
${liste([
  html`<strong>${n.programme}</strong> sont vérifiés en entier par programme, sur chaque page éprouvée ;`,
  html`<strong>${n.partiel}</strong> le sont en partie ;`,
  html`<strong>${n['sans-objet']}</strong> sont sans objet : les pages n’ont rien de tel, ce qu’un essai vérifie aussi ;`,
  html`<strong>${n['non-evalue']}</strong> ne sont pas évalués.`,
])}
<p><a href="/accessibilite/grille">La grille des 106 critères</a>, avec la preuve de chacun.</p></section>
<section aria-labelledby="contenus"><h2 id="contenus">Contenus non accessibles</h2>
<h3>Non-conformités</h3>${liste(nonAccessibles)}
<h3>Dérogations pour charge disproportionnée</h3><p>Aucune.</p>
<h3>Contenus non soumis à l’obligation d’accessibilité</h3><p>Aucun.</p></section>
<section aria-labelledby="etablissement"><h2 id="etablissement">Établissement de cette déclaration</h2>
<p>Cette déclaration a été établie le ${enJour(etablieLe)}.</p>
<h3>Technologies</h3>${liste(['HTML', 'CSS', 'JavaScript, en complément : aucune page n’en a besoin', 'PDF balisé (PDF/UA-1)'])}
<h3>Environnement de test</h3><p>Chromium sous Linux, piloté par programme, en thème clair et en thème sombre, à 1 280 et à 320 pixels de large, avec et sans JavaScript. Aucune technologie d’assistance n’a encore été employée.</p>
<h3>Outils</h3>${liste(['axe-core, règles WCAG 2.1 A et AA et règles rattachées au RGAA', 'les essais du dépôt, cités dans la grille', 'pdf.js, pour la structure des PDF'])}
<h3>Pages vérifiées par programme</h3><p>Celles de la documentation, ces pages légales, et tous les écrans de l’espace des personnes, en session. Les écrans des autres espaces ont leurs propres essais.</p></section>
<section aria-labelledby="contact"><h2 id="contact">Retour d’information et contact</h2>
<p>Un contenu ou un service vous résiste ? <a href="/contact?objet=accessibilite">Écrivez-nous</a> pour être orienté vers une solution accessible ou recevoir le contenu sous une autre forme. Une réponse vous est faite sous dix jours ouvrés.</p>
<p>Responsable : ${exploitant.nom ?? manquante}</p></section>
<section aria-labelledby="recours"><h2 id="recours">Voies de recours</h2>
<p>Vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et n’avez pas obtenu de réponse satisfaisante. Vous pouvez :</p>
${liste([
  'écrire un message au Défenseur des droits (formulaire.defenseurdesdroits.fr) ;',
  'contacter le délégué du Défenseur des droits dans votre région (defenseurdesdroits.fr/saisir/delegues) ;',
  'envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
])}</section>`,
    }
  },
}
