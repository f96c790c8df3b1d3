import { enTexte, type Html, html } from '../../portail/interface/index.js'
import type { Compte, Niveau } from './compte.js'

/** The pages of a stand-in provider: plain, and saying on each that nothing here is real. */
const page = (libelle: string, titre: string, corps: Html): string =>
  `<!doctype html>\n${enTexte(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titre} — ${libelle} de démonstration</title>
<link rel="stylesheet" href="/demonstration/fournisseur.css">
</head>
<body>
<header role="banner"><p><strong>${libelle} de démonstration</strong> — rien ici n’est réel : ni mot de passe, ni service de l’État.</p></header>
<main>
<h1>${titre}</h1>
${corps}
</main>
</body>
</html>`)}`

const parGroupe = (comptes: readonly Compte[]): [string, Compte[]][] => {
  const groupes = new Map<string, Compte[]>()
  for (const c of comptes) groupes.set(c.groupe, [...(groupes.get(c.groupe) ?? []), c])
  return [...groupes]
}

type Choix = { libelle: string; comptes: readonly Compte[]; niveaux: readonly Niveau[]; exigence: string }

export const pageDeChoix = ({ libelle, comptes, niveaux, exigence }: Choix): string =>
  page(
    libelle,
    'Qui se connecte ?',
    html`<form method="post">
<p><label for="niveau">Comment</label>
<select id="niveau" name="niveau" aria-describedby="exigence">${niveaux.map(n => html`<option value="${n.cle}">${n.libelle}</option>`)}</select></p>
<p id="exigence">La plateforme demande : ${exigence}.</p>
${parGroupe(comptes).map(
  ([groupe, membres]) => html`<fieldset><legend>${groupe}</legend>
<ul>${membres.map(c => html`<li><button name="compte" value="${c.cle}">${c.libelle}</button></li>`)}</ul></fieldset>`,
)}
<p><button name="abandon" value="oui">Renoncer</button></p>
</form>`,
  )

/** `formulaire` is the library's own, which holds the protection of the act. */
export const pageDeSortie = (libelle: string, formulaire: string): string =>
  page(
    libelle,
    'Se déconnecter ici aussi ?',
    html`<p>La session du SI Plateforme est déjà fermée. Celle de ${libelle} est encore ouverte.</p>
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Se déconnecter de ${libelle}</button>
<button type="submit" form="op.logoutForm">Y rester connecté</button></p>`,
  ).replace('</main>', `${formulaire}\n</main>`)

export const pageDErreur = (libelle: string, detail: string): string =>
  page(libelle, 'La connexion ne peut pas se faire', html`<p>${detail}</p><p><a href="/connexion">Recommencer</a></p>`)

/** Unlike our own pages on purpose: one must see that one is elsewhere. */
export const style = `:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif;--fond:#f6f5fb;--texte:#1d1a33;--trait:#a09bc4;--carte:#fff;--vif:#3b2f8f}
@media (prefers-color-scheme:dark){:root{--fond:#16142a;--texte:#eceaf8;--trait:#5d5890;--carte:#211e3d;--vif:#c3bbff}}
body{margin:0 auto;max-width:44rem;padding:1.25rem 1rem 3rem;background:var(--fond);color:var(--texte)}
header{border:2px dashed var(--trait);border-radius:.5rem;padding:.1rem 1rem;margin-bottom:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1.25rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
fieldset{margin:0 0 1.25rem;padding:.25rem 1rem 1rem;border:1px solid var(--trait);border-radius:.5rem}
legend{font-weight:600;padding:0 .4rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.4rem}
button,select{font:inherit;color:inherit;background:var(--carte);border:1px solid var(--trait);border-radius:.4rem;min-height:2.75rem;padding:.45rem .9rem;max-width:100%;text-align:left;cursor:pointer}
button:hover{border-color:var(--vif)}
li button{width:100%}
:focus-visible{outline:3px solid var(--vif);outline-offset:2px}`
