import { icone, style } from './fichiers.js'
import { enTexte, type Html, html } from './html.js'
import { type Page, racine, type Rubrique, rubriques } from './page.js'
import { typographie } from './typographie.js'

const nomDuSite = 'SI Plateforme du réseau pour l’emploi'

const lien = (p: Page, courante: Page, texte = p.menu): Html =>
  html`<a href="${p.chemin}"${p === courante && html` aria-current="page"`}>${texte}</a>`

function menuPrincipal(pages: readonly Page[], courante: Page): Html {
  const entrees = (Object.keys(rubriques) as Rubrique[]).flatMap(rubrique => {
    const premiere = pages.find(p => p.rubrique === rubrique)
    if (!premiere) return []
    const ici = premiere === courante ? 'page' : rubrique === courante.rubrique && 'true'
    return html`<li><a href="${premiere.chemin}"${ici && html` aria-current="${ici}"`}>${rubriques[rubrique]}</a></li>`
  })
  return html`<nav id="menu" aria-label="Menu principal"><ul>${entrees}</ul></nav>`
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

const pied = html`<footer class="pied" id="pied">
<ul>
<li><a href="${racine}/plan">Plan du site</a></li>
<li><a href="${racine}/accessibilite">Accessibilité : non conforme</a></li>
<li><a href="${racine}/conditions">Conditions d’usage</a></li>
<li><a href="${racine}/registre">Données personnelles</a></li>
<li><a href="/api/v1/openapi.json">Contrat OpenAPI</a></li>
</ul>
<p>Ces pages ne déposent aucun traceur et n’appellent aucun autre site. Logiciel libre sous licence EUPL 1.2.</p>
</footer>`

/** A whole page: landmarks, skip links, one main heading, then its sections in order. */
export function gabarit(page: Page, pages: readonly Page[]): string {
  const titre = page.chemin === racine ? `Documentation — ${nomDuSite}` : `${page.titre} — Documentation — ${nomDuSite}`
  return `<!doctype html>\n${typographie(
    enTexte(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titre}</title>
<link rel="stylesheet" href="${style.adresse}">
<link rel="icon" href="${icone.adresse}" type="image/svg+xml">
</head>
<body>
<nav class="evitement" aria-label="Accès rapide">
<a href="#contenu">Aller au contenu</a>
<a href="#menu">Aller au menu</a>
<a href="#reperes">Aller aux repères de la page</a>
</nav>
<header class="tete">
<p class="marque"><a href="${racine}"><img src="${icone.adresse}" alt="" width="28" height="28"> SI Plateforme <span>documentation</span></a></p>
${menuPrincipal(pages, page)}
</header>
<div class="corps">
<main id="contenu" tabindex="-1">
<h1>${page.titre}</h1>
<div class="chapeau">${page.chapeau}</div>
${page.sections.map(s => html`<section><h2 id="${s.id}">${s.titre}</h2>\n${s.corps}\n</section>\n`)}
</main>
${reperes(pages, page)}
</div>
${pied}
</body>
</html>`),
  )}`
}
