import { fiche, html } from '../../interface/index.js'
import { manquante } from '../exploitant.js'
import type { PageDObligation } from '../page.js'

/** Law 2004-575 of 21 June 2004, art. 1-1: who publishes, who answers for it, who hosts. */
export const mentionsLegales: PageDObligation = {
  chemin: '/mentions-legales',
  titre: 'Mentions légales',
  ecrire: ({ exploitant, contact, demonstration }) => ({
    titre: 'Mentions légales',
    largeur: 'lecture',
    ...(demonstration
      ? { message: { genre: 'information', texte: 'Installation de démonstration : personne n’y exploite de vraies données.' } as const }
      : {}),
    corps: html`<section aria-labelledby="editeur"><h2 id="editeur">Éditeur et hébergeur</h2>
${fiche([
  ['Éditeur', exploitant.nom ?? manquante],
  ['Adresse', exploitant.adresse ?? manquante],
  ['Directeur de la publication', exploitant.directeurDePublication ?? manquante],
  ['Hébergeur', exploitant.hebergeur ?? manquante],
  ['Contact', html`<a href="/contact">formulaire de contact</a>${contact && html` ; ${contact}`}`],
])}</section>
<section aria-labelledby="objet"><h2 id="objet">Objet</h2><p>La plateforme met en œuvre le système d’information commun du réseau pour l’emploi (code du travail, art. L. 5311-8 ; cahier des charges annexé à l’arrêté du 3 juillet 2024).</p></section>
<section aria-labelledby="licences"><h2 id="licences">Licences</h2><p>Logiciel libre sous licence publique de l’Union européenne (EUPL 1.2). Textes de ces pages réutilisables dans les mêmes conditions. Polices Atkinson Hyperlegible Next et Literata, sous licence OFL 1.1. Énoncés du RGAA : DINUM, Licence Ouverte 2.0.</p></section>
<section aria-labelledby="liens"><h2 id="liens">Liens utiles</h2><p><a href="/accessibilite">Accessibilité</a>, <a href="/donnees-personnelles">données personnelles</a>, <a href="/documentation/conditions">conditions d’usage des API</a>.</p></section>`,
  }),
}
