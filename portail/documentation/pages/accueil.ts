import { acteurs } from '../../../src/droit/acteurs.js'
import { lignesDe, type Operation } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { exemple } from '../composants/exemple.js'
import { tableau } from '../../interface/composants/tableau.js'
import { premiersPas } from '../exemples.js'
import { html } from '../../interface/html.js'
import { adresseDEchange, type Page, racine, type Sources } from '../page.js'
import { preparatifs } from './exemples.js'

/** Named in the order of the law, whatever the order of the lines. */
function quiPeut(r: Ressource, ...operations: Operation[]): string {
  const codes = new Set(lignesDe(r).flatMap(l => (operations.includes(l.operation) ? l.par.map(a => a.code) : [])))
  return acteurs
    .filter(a => codes.has(a.code))
    .map(a => a.nom)
    .join(', ')
}

export const accueil = ({ ressources, adressePublique }: Sources): Page => ({
  chemin: racine,
  titre: 'Une donnée, un texte, ceux qui ont à la lire',
  menu: 'Accueil',
  rubrique: 'commencer',
  chapeau: html`<p>Les organismes du réseau pour l’emploi tiennent ensemble les mêmes données de référence : une personne ne dit les choses qu’une fois, chacun lit et met à jour ce que la loi lui ouvre, et chaque accès laisse sa trace.</p>
<p>Cette documentation est ouverte à tous, sans compte. Elle est tirée de la déclaration même que la plateforme exécute : ce qui n’y figure pas n’existe pas.</p>`,
  sections: [
    {
      id: 'pour-qui',
      titre: 'Pour qui',
      corps: html`<ul class="cartes">
<li><h3>Vous éditez un logiciel</h3><p>Vos clients accompagnent, orientent ou paient : lisez la <a href="${racine}/api">référence de l’API</a>, ou gardez le contrat que vous parlez déjà grâce à la <a href="${racine}/partenaire">façade partenaire</a>.</p></li>
<li><h3>Vous répondez de ces échanges</h3><p>Juriste, délégué à la protection des données, responsable métier : partez des <a href="${racine}/echanges">échanges</a>, puis de <a href="${racine}/qui-voit-quoi">qui voit quoi</a> et du <a href="${racine}/registre">registre</a>.</p></li>
<li><h3>Ces données sont les vôtres</h3><p>Lisez <a href="${racine}/notices">qui peut voir votre dossier, pourquoi, et quels sont vos droits</a>.</p></li>
</ul>`,
    },
    {
      id: 'carte',
      titre: 'La carte des échanges',
      corps: tableau(
        'carte-titre',
        'Chaque donnée de référence, ceux qui l’alimentent et ceux qui la lisent',
        ['Donnée de référence', 'Alimentée par', 'Lue par'],
        ressources.map(r => [
          html`<a href="${adresseDEchange(r)}">${r.intitule}</a>`,
          quiPeut(r, 'deposer', 'corriger'),
          quiPeut(r, 'consulter'),
        ]),
      ),
    },
    {
      id: 'demarrer',
      titre: 'Démarrer en cinq minutes',
      corps: html`<p>Sur une machine qui n’a que Node, <code>npm ci && npm start</code> ouvre une plateforme complète, avec des personnes inventées. Dans un autre terminal, donnez l’adresse et le secret du client d’essai :</p>
${preparatifs(adressePublique)}
${premiersPas.map(e => exemple(e, adressePublique))}
<p><a class="suite" href="${racine}/exemples">La suite : corriger, confier, être refusé, se relire</a></p>`,
    },
  ],
})
