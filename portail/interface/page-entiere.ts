import { type Fichier, icone, policesDePage, style } from './fichiers.js'
import { enTexte, type Html, html, type Valeur } from './html.js'
import { pied } from './pied.js'
import { typographie } from './typographie.js'

/** The skeleton of every page of the platform, whoever it is for. */
export type PageEntiere = {
  /** Of the window: « Écran — SI Plateforme ». */
  titre: string
  /** Where the mark leads, and what is said beside it. */
  marque: { href: string; complement?: string }
  /** Right of the mark: who is signed in, or how to be. */
  compte?: Valeur
  menu: Html | false
  evitement: readonly { href: string; texte: string }[]
  corps: Html
  scripts?: readonly Fichier[]
}

export const nomDuSite = 'SI Plateforme'

export const pageEntiere = (p: PageEntiere): string =>
  `<!doctype html>\n${typographie(
    enTexte(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${p.titre}</title>
<link rel="stylesheet" href="${style.adresse}">
${policesDePage.map(f => html`<link rel="preload" href="${f.adresse}" as="font" type="font/woff2" crossorigin="anonymous">\n`)}<link rel="icon" href="${icone.adresse}" type="image/svg+xml">
${(p.scripts ?? []).map(s => html`<script type="module" src="${s.adresse}"></script>\n`)}</head>
<body>
<nav class="evitement" aria-label="Accès rapide">
${p.evitement.map(e => html`<a href="${e.href}">${e.texte}</a>\n`)}</nav>
<header class="tete">
<div class="bandeau"><div class="bandeau-interieur">
<p class="marque"><a href="${p.marque.href}"><img src="${icone.adresse}" alt="" width="30" height="30"> ${nomDuSite}${p.marque.complement && html` <span>${p.marque.complement}</span>`}</a></p>
${p.compte}
</div></div>
${p.menu}
</header>
${p.corps}
${pied()}
</body>
</html>`),
  )}`
