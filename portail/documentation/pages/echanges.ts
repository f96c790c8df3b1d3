import { acteurs } from '../../../src/droit/acteurs.js'
import { lettres } from '../../../src/moteur/deriver/matrice.js'
import { enTirets, toutesLesLignes } from '../../../src/moteur/lignes.js'
import { caractere } from '../../interface/composants/fiche.js'
import { tableau } from '../../interface/composants/tableau.js'
import { capitale, enPhrase } from '../en-phrase.js'
import { html } from '../../interface/html.js'
import { adresseDEchange, type Page, racine, type Section, type Sources } from '../page.js'

/** What one kind of organisation may do, échange by échange. */
function parActeur({ ressources }: Sources): Section[] {
  return acteurs.flatMap(a => {
    const siennes = toutesLesLignes(ressources).filter(l => l.par.some(qui => qui.code === a.code))
    if (siennes.length === 0) return []
    const rangs = [...new Map(siennes.map(l => [l.echange, l])).values()].map(l => [
      html`<a href="${adresseDEchange(l.ressource)}#${enTirets(l.nomEchange)}">${enPhrase(l.nomEchange)}</a>`,
      l.ressource.intitule,
      siennes
        .filter(s => s.echange === l.echange)
        .map(s => lettres[s.operation].verbe)
        .join(', '),
      caractere(l.echange.caractere),
    ])
    const id = a.code.toLowerCase()
    const entetes = ['Échange', 'Donnée', 'Ce qu’il permet', 'Caractère']
    return [{ id, titre: capitale(a.nom), corps: tableau(`${id}-titre`, `Échanges ouverts : ${a.nom}`, entetes, rangs) }]
  })
}

export const echanges = (sources: Sources): Page => ({
  chemin: `${racine}/echanges`,
  titre: 'Les échanges, organisme par organisme',
  menu: 'Par organisme',
  rubrique: 'echanges',
  chapeau: html`<p>Un échange est une finalité fondée sur un texte. Il dit qui lit ou écrit, sur quelles personnes, quels champs, et pour combien de temps. Un échange <strong>obligatoire</strong> découle de la loi ; un échange <strong>volontaire</strong> demande l’adhésion de l’organisation.</p>`,
  sections: parActeur(sources),
})
