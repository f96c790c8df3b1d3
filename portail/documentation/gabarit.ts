import { type Html, html } from '../interface/html.js'
import { type Lien, navigation } from '../interface/navigation.js'
import { nomDuSite, pageEntiere } from '../interface/page-entiere.js'
import { type Page, racine, type Rubrique, rubriques } from './page.js'

const lien = (p: Page, courante: Page, texte = p.menu): Html =>
  html`<a href="${p.chemin}"${p === courante && html` aria-current="page"`}>${texte}</a>`

function menuPrincipal(pages: readonly Page[], courante: Page): Lien[] {
  return (Object.keys(rubriques) as Rubrique[]).flatMap(rubrique => {
    const premiere = pages.find(p => p.rubrique === rubrique)
    if (!premiere) return []
    const ici = premiere === courante ? 'page' : rubrique === courante.rubrique && 'true'
    return [{ href: premiere.chemin, texte: rubriques[rubrique], ici }]
  })
}

function reperes(pages: readonly Page[], courante: Page): Html {
  const soeurs = pages.filter(p => p.rubrique === courante.rubrique)
  return html`<div class="reperes" id="reperes">
${
  courante.sections.length > 1 &&
  html`<nav aria-labelledby="reperes-page"><h2 id="reperes-page">Sur cette page</h2>
<ul>${courante.sections.map(s => html`<li><a href="#${s.id}">${s.titre}</a></li>`)}</ul></nav>`
}
${
  soeurs.length > 1 &&
  html`<nav aria-labelledby="reperes-rubrique"><h2 id="reperes-rubrique">${rubriques[courante.rubrique]}</h2>
<ul>${soeurs.map(p => html`<li>${lien(p, courante)}</li>`)}</ul></nav>`
}
</div>`
}

/** A whole page: one main heading, then its sections in order, and where one is among the others. */
export const gabarit = (page: Page, pages: readonly Page[]): string =>
  pageEntiere({
    titre: page.chemin === racine ? `Documentation — ${nomDuSite}` : `${page.titre} — Documentation — ${nomDuSite}`,
    marque: { href: racine, complement: 'documentation' },
    menu: navigation(menuPrincipal(pages, page)),
    evitement: [
      { href: '#contenu', texte: 'Aller au contenu' },
      { href: '#navigation', texte: 'Aller au menu' },
      { href: '#reperes', texte: 'Aller aux repères de la page' },
    ],
    corps: html`<div class="corps avec-reperes">
<main id="contenu" tabindex="-1">
<h1>${page.titre}</h1>
<div class="chapeau">${page.chapeau}</div>
${page.sections.map(s => html`<section><h2 id="${s.id}">${s.titre}</h2>\n${s.corps}\n</section>\n`)}
</main>
${reperes(pages, page)}
</div>`,
  })
