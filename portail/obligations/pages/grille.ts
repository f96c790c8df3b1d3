import { fiche, html, liste, tableau } from '../../interface/index.js'
import type { PageDObligation } from '../page.js'
import { type CritereEvalue, decompte, grille } from '../rgaa/index.js'

const mots: Readonly<Record<CritereEvalue['verdict'], string>> = {
  programme: 'vérifié par programme',
  partiel: 'vérifié en partie',
  'sans-objet': 'sans objet',
  'non-evalue': 'non évalué',
}

/** The 106 criteria and what is known of each, from the data of the repository (H9). */
export const pageDeGrille: PageDObligation = {
  chemin: '/accessibilite/grille',
  titre: 'Grille des 106 critères du RGAA',
  ecrire: () => {
    const n = decompte()
    const themes = [...new Set(grille.map(c => c.theme))]
    return {
      titre: 'Grille des 106 critères du RGAA',
      fil: [{ href: '/accessibilite', texte: 'Déclaration d’accessibilité' }],
      chapeau: html`<p>Ce que nos essais établissent de chaque critère du RGAA 4.1.2, et le fichier qui l’éprouve. Ce n’est pas un audit : un critère vérifié par programme peut encore être contredit par une personne.</p>`,
      corps: html`${fiche([
        ['Vérifiés par programme', `${n.programme} sur 106`],
        ['Vérifiés en partie', `${n.partiel} sur 106`],
        ['Sans objet', `${n['sans-objet']} sur 106`],
        ['Non évalués', `${n['non-evalue']} sur 106`],
      ])}
${themes.map(theme => {
  const siens = grille.filter(c => c.theme === theme)
  const id = `theme-${siens[0]?.numero.split('.')[0] ?? ''}`
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${siens[0]?.numero.split('.')[0]}. ${theme}</h2>
${tableau(
  `${id}-titre`,
  `Critères de la thématique « ${theme} »`,
  ['Critère', 'Énoncé', 'État', 'Ce qui est établi'],
  siens.map(c => [
    c.numero,
    c.titre,
    mots[c.verdict],
    html`${c.quoi}${c.preuves.length > 0 && html` ${liste(c.preuves.map(p => html`<code>${p.split('/').map((m, i) => html`${i > 0 && html`/<wbr>`}${m}`)}</code>`))}`}`,
  ]),
)}</section>`
})}
<p class="discret">Énoncés : RGAA 4.1.2, Direction interministérielle du numérique, Licence Ouverte 2.0.</p>`,
    }
  },
}
