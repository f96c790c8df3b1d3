import { assurances, type niveaux } from '../../../src/droit/niveaux.js'
import { exigencesDAssurance } from '../../../src/droit/parametres/exigences-d-assurance.js'
import { niveauxDesAgents, niveauxDesPersonnes } from '../../../src/droit/parametres/niveaux-de-connexion.js'
import { phraseDAssurance, rangsDAssurance } from '../../../src/moteur/deriver/assurances.js'
import { portee } from '../composants/route.js'
import { type Html, html } from '../../interface/html.js'
import { tableau } from '../../interface/composants/tableau.js'
import { type Page, racine, type Sources } from '../page.js'

const sens: Readonly<Record<(typeof niveaux)[number], string>> = {
  aucun: 'rien ne s’ouvre',
  mfa: 'les lignes ordinaires',
  renforce: 'toutes les lignes que le rôle permet',
}

/** Values in force; a decree that changes one adds a row to the parameter, and this page follows. */
const enVigueur = <V>({ valeurs }: { valeurs: readonly { valeur: V }[] }): V | undefined => valeurs.at(-1)?.valeur

const exigences = (): Html =>
  tableau(
    'exigences-titre',
    'Ce que demande chaque assurance',
    ['Assurance', 'Niveau (acr)', 'Depuis au plus (max_age)'],
    Object.entries(enVigueur(exigencesDAssurance) ?? {}).map(([nom, e]) => [
      assurances[nom as keyof typeof assurances],
      html`<code>${e.niveau}</code>`,
      `${e.secondes} secondes, soit ${e.secondes / 3600} heures`,
    ]),
  )

const connexions = (id: string, titre: string, parametre: typeof niveauxDesAgents): Html =>
  tableau(
    id,
    titre,
    ['acr du fournisseur', 'Sans autre facteur', 'Avec celui de la plateforme'],
    (enVigueur(parametre) ?? []).map(n => [html`<code>${n.acr}</code>`, sens[n.seul], sens[n.avecFacteur]]),
  )

/** What each line asks of the human behind the call, and how a program obtains it. */
export function assurance({ ressources }: Sources): Page {
  const { lignes, actes } = rangsDAssurance(ressources)
  const plusFortes = lignes.filter(l => l.assurance.demande !== 'ordinaire')
  return {
    chemin: `${racine}/assurance`,
    titre: 'Assurance des connexions',
    menu: 'Assurance',
    rubrique: 'api',
    chapeau: html`<p>Chaque ligne dit à quel point il faut être sûr de la personne qui l’emploie. Cela découle des données de la ligne et de ce qu’elle en fait ; le contrat le publie (<code>x-assurance</code>).</p>`,
    sections: [
      { id: 'exigences', titre: 'Ce qui est demandé', corps: exigences() },
      {
        id: 'renforcer',
        titre: 'Renforcer une connexion (RFC 9470)',
        corps: html`<p>Un jeton trop faible ou trop ancien reçoit 401, <code>error="insufficient_user_authentication"</code>, avec <code>acr_values</code> et <code>max_age</code> : voyez <a href="${racine}/erreurs#authentification-insuffisante">que faire</a>. Un programme seul garde les lignes de son contrat, sauf ce qui se décide <a href="${racine}/erreurs#agent-non-prouve">au nom d’un agent</a>.</p>`,
      },
      {
        id: 'connexions',
        titre: 'Ce qu’ouvre chaque connexion',
        corps: html`${connexions('agents-titre', 'Professionnels, par ProConnect', niveauxDesAgents)}
${connexions('personnes-titre', 'Personnes, par FranceConnect', niveauxDesPersonnes)}
<p>L’<code>acr</code> est comparé à l’<code>amr</code> quand le fournisseur le donne : s’ils se contredisent, le plus faible vaut. Un code de secours n’ouvre que les lignes ordinaires. Un <code>acr</code> absent du tableau n’ouvre rien.</p>`,
      },
      {
        id: 'lignes',
        titre: 'Les lignes qui demandent davantage',
        corps: tableau(
          'lignes-titre',
          'Lignes dont l’assurance n’est pas ordinaire',
          ['Ligne', 'Assurance'],
          plusFortes.map(l => [portee(l.quoi), phraseDAssurance(l.assurance)]),
        ),
      },
      {
        id: 'actes',
        titre: 'Les actes',
        corps: tableau(
          'actes-titre',
          'Ce qui se fait à côté des lignes',
          ['Acte', 'Assurance'],
          actes.map(a => [html`<code>${a.quoi}</code>`, phraseDAssurance(a.assurance)]),
        ),
      },
    ],
  }
}
