import { exemple } from '../composants/exemple.js'
import { premiersPas, suite } from '../exemples.js'
import { type Html, html } from '../../interface/html.js'
import { type Page, racine, type Sources } from '../page.js'

/** What every story begins with: where the platform is, and the secret of the demonstration client that calls. */
export const preparatifs = (adressePublique: string, client = 'PAR_logiciel-nord_59'): Html => html`<pre><code>ADRESSE=${adressePublique}
SECRET=$(cat donnees/clients/${client}.secret)</code></pre>`

export const exemples = ({ adressePublique }: Sources): Page => {
  const montrer = (voulu: (e: (typeof suite)[number]) => boolean) => suite.filter(voulu).map(e => exemple(e, adressePublique))
  return {
    chemin: `${racine}/exemples`,
    titre: 'Exemples, pas à pas',
    menu: 'Exemples',
    rubrique: 'commencer',
    chapeau: html`<p>Une histoire à suivre au terminal, dans l’ordre : chaque commande se sert de ce que la précédente a rendu. Ces exemples sont exécutés par les essais de la plateforme, qui comparent ce qu’elle répond à ce qui est imprimé ici.</p>`,
    sections: [
      {
        id: 'trouver-et-lire',
        titre: 'Trouver et lire',
        corps: html`<p>Le client d’essai <code>PAR_logiciel-nord_59</code> est le logiciel du Département du Nord. Son secret est dans <code>donnees/clients/</code>.</p>
${preparatifs(adressePublique)}
${premiersPas.map(e => exemple(e, adressePublique))}`,
      },
      { id: 'mettre-a-jour', titre: 'Mettre à jour', corps: html`${montrer(e => e.par !== 'amina' && e.statut < 400)}` },
      {
        id: 'etre-refuse',
        titre: 'Être refusé',
        corps: html`<p>Un refus dit sa raison (RFC 9457) et rien d’autre. La page <a href="${racine}/erreurs">Erreurs</a> explique chaque code.</p>
${montrer(e => e.statut >= 400)}`,
      },
      {
        id: 'la-personne-aussi',
        titre: 'La personne aussi',
        corps: html`<p>Amina a son propre jeton, que l’exploitant imprime pour essayer :</p>
<pre><code>JETON=$(npm run --silent plateforme -- jeton amina)</code></pre>
${montrer(e => e.par === 'amina')}`,
      },
    ],
  }
}
