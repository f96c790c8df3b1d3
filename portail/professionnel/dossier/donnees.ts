import { enMots, type Html, html, lienBouton, lInstant, leJour, tableau } from '../../interface/index.js'
import type { Demande } from '../ecran.js'
import { sesLignes } from '../droits.js'
import type { Contestees } from './contestees.js'
import { dernieresCorrections, type Lue, sourceDe, type Version } from './lire.js'

type Vue = { nommer: (organisation: string) => string; lue: Lue }
/** The same, with the marks of what the person contests. */
type VueMarquee = Vue & { contestees: Contestees }

export const valeurs = ({ nommer, lue }: Vue, champ: string, valeur: unknown): string[] =>
  champ === 'structure' && typeof valeur === 'string' ? [nommer(valeur)] : enMots(valeur, { ressource: lue.ressource.nom, champ, nommer })

const enLignes = (lignes: readonly string[]): Html => html`${lignes.map((l, i) => html`${i > 0 && html`<br>`}${l}`)}`

/** A datum with its margin: who wrote it and when. The same source as the line above is only drawn, and still heard. */
function rangee(vue: VueMarquee, versions: readonly Version[], champ: string, precedent: string | undefined): Html {
  const source = sourceDe(versions, champ)
  const cle = cleDe(versions, champ)
  return html`<div class="ligne-de-feuille${cle === precedent && ' meme-source'}"><dt>${vue.lue.ressource.donnees[champ]?.libelle}</dt>
<dd>${enLignes(valeurs(vue, champ, versions[0]?.donnees[champ]))}${vue.contestees(vue.lue.ressource.nom, champ, versions[0]?.numero)}</dd>
<dd class="source"><span class="source-texte"><span class="a-entendre">Source : </span>${vue.nommer(source.par)}<span class="source-le">${leJour(source.le)}</span></span></dd></div>`
}

const cleDe = (versions: readonly Version[], champ: string): string => {
  const { par, le } = sourceDe(versions, champ)
  return `${par} ${le.slice(0, 10)}`
}

function enregistrement(vue: VueMarquee, usager: string, versions: readonly [Version, ...Version[]]): Html {
  const { lue } = vue
  const contestee = (c: string) => vue.contestees(lue.ressource.nom, c, versions[0].numero) !== false
  const connus = lue.ligne.champs.filter(c => valeurs(vue, c, versions[0].donnees[c]).length > 0 || contestee(c))
  return html`<dl class="feuille">
${connus.map((c, i) => rangee(vue, versions, c, connus[i - 1] && cleDe(versions, connus[i - 1] ?? '')))}
</dl>
${nonRenseigne(lue, connus)}
${anciennes(vue, usager, versions)}`
}

/** What her line opens and nobody has said. */
function nonRenseigne({ ressource, ligne }: Lue, connus: readonly string[]): Html | false {
  const manquants = ligne.champs.filter(c => !connus.includes(c)).map(c => enMinuscule(ressource.donnees[c]?.libelle ?? c))
  return manquants.length > 0 && html`<p class="non-renseigne">Non renseigné : ${manquants.join(', ')}.</p>`
}

const enMinuscule = (libelle: string) => (/^\p{Lu}{2}/u.test(libelle) ? libelle : libelle.charAt(0).toLowerCase() + libelle.slice(1))

/** What each correction replaced, the last ones first; the others are a page away. */
function anciennes(vue: Vue, usager: string, versions: readonly [Version, ...Version[]]): Html | false {
  const enTout = versions[0].version - 1
  if (enTout === 0) return false
  const dernieres = dernieresCorrections(versions)
  return html`<details class="versions"><summary>${enTout === 1 ? 'La version précédente' : `Les ${enTout} versions précédentes`}</summary>
<ol>${dernieres.map(
    (v, i) => html`<li><p><strong>${lInstant(v.misAJour.le)}</strong>, ${vue.nommer(v.misAJour.par)} a changé :</p>
<ul>${v.modifies.map(c => html`<li>${vue.lue.ressource.donnees[c]?.libelle} : <del><span class="a-entendre">avant : </span>${valeurs(vue, c, versions[i + 1]?.donnees[c]).join(', ') || 'rien'}</del> <ins><span class="a-entendre">après : </span>${valeurs(vue, c, v.donnees[c]).join(', ') || 'rien'}</ins></li>`)}</ul></li>`,
  )}</ol>${dernieres.length < enTout && html`<p>${lienVersLeReste(vue.lue, usager, 'Lire aussi les plus anciennes')}</p>`}</details>`
}

/** The whole of one resource, its history with it. */
const lienVersLeReste = ({ ressource }: Lue, usager: string, texte: string): Html =>
  html`<a href="/professionnel/dossiers/${usager}/tout/${ressource.chemin}">${texte}<span class="a-entendre"> : ${ressource.intitule}</span></a>`

/** Records of few fields are compared at a glance: a table, whose last column says who wrote each. */
function enTableau(vue: VueMarquee, usager: string, corrigeable: boolean): Html {
  const { ressource, ligne, enregistrements } = vue.lue
  const champs = ligne.champs.filter(c => enregistrements.some(e => valeurs(vue, c, e.versions[0].donnees[c]).length > 0))
  return html`${tableau(
    `${ressource.chemin}-tableau`,
    enregistrements.length === 1 ? 'Un enregistrement' : `${enregistrements.length} enregistrements`,
    [...champs.map(c => ressource.donnees[c]?.libelle ?? c), 'Source', ...(corrigeable ? ['Correction'] : [])],
    enregistrements.map(({ numero, versions: [v] }) => [
      ...champs.map(c => html`${enLignes(valeurs(vue, c, v.donnees[c]))}${vue.contestees(ressource.nom, c, numero)}`),
      html`<span class="source-de-ligne">${vue.nommer(v.misAJour.par)}, ${leJour(v.misAJour.le)}</span>`,
      ...(corrigeable
        ? [
            html`<a href="${adresseDeCorrection(usager, ressource.chemin, numero)}">Corriger<span class="a-entendre"> : ${valeurs(vue, champs[0] ?? '', v.donnees[champs[0] ?? '']).join(' ')}</span></a>`,
          ]
        : []),
    ]),
  )}${nonRenseigne(vue.lue, champs)}`
}

/** What has a screen of its own is corrected there, in its own words. */
export const ecransPropres: Readonly<Record<string, (numero: number | undefined) => string>> = {
  diagnostics: () => 'diagnostic',
  'diagnostics-sante': () => 'sante',
  projets: numero => `projets/${numero}`,
  activites: numero => `heures/activites/${numero}`,
  absences: numero => `heures/absences/${numero}`,
  'demandes-de-dispense': numero => `heures/demandes/${numero}`,
  dispenses: numero => `heures/dispenses/${numero}`,
  radiations: numero => `radiations/${numero}/entendre`,
  manquements: numero => `manquements/${numero}`,
  'sanctions-rsa': numero => `sanctions/${numero}`,
  'propositions-d-offres': numero => `projets/offres/${numero}`,
}
const adresseDeCorrection = (usager: string, chemin: string, numero: number | undefined): string =>
  `/professionnel/dossiers/${usager}/${ecransPropres[chemin]?.(numero) ?? `${chemin}${numero === undefined ? '' : `/${numero}`}/corriger`}`

const PEU_DE_CHAMPS = 6

/** One resource of the file, its corrections at hand, and the text that opens it. */
export function section(d: Demande, usager: string, lue: Lue, contestees: Contestees): Html {
  const vue: VueMarquee = { nommer: nommeur(d), lue, contestees }
  const { ressource, ligne, enregistrements } = lue
  const corrigeable = sesLignes(d.contexte, d.session, ressource.nom, 'corriger').length > 0
  const enColonnes = ressource.cardinalite === 'plusieurs' && ligne.champs.length <= PEU_DE_CHAMPS
  const corriger = (numero?: number) =>
    corrigeable &&
    html`<p class="boutons pas-imprime">${lienBouton(adresseDeCorrection(usager, ressource.chemin, numero), html`Corriger<span class="a-entendre"> : ${ressource.intitule}${numero !== undefined && `, n° ${numero}`}</span>`)}</p>`
  return html`<section class="carte feuillet" aria-labelledby="${ressource.chemin}">
<h2 id="${ressource.chemin}">${ressource.intitule}</h2>
${enregistrements.length === 0 && html`<p class="non-renseigne">Rien n’est enregistré pour cette personne.</p>`}
${
  enColonnes && enregistrements.length > 0
    ? html`${enTableau(vue, usager, corrigeable)}${enregistrements.map(e => anciennes(vue, usager, e.versions))}`
    : enregistrements.map(({ numero, versions }, i) =>
        enregistrements.length > 1
          ? html`<h3>${titreDe(vue, versions[0], i + 1)}</h3>${enregistrement(vue, usager, versions)}${corriger(numero)}`
          : html`${enregistrement(vue, usager, versions)}${corriger(numero)}`,
      )
}
${lue.enTout > enregistrements.length && html`<p>Les ${enregistrements.length} enregistrements écrits en dernier, sur ${lue.enTout}. ${lienVersLeReste(lue, usager, 'Lire les autres')}</p>`}
<p class="fondement">Vous le voyez pour : ${enMinuscule(ligne.echange.finalite)} (${ligne.echange.base.texte.cite}).</p>
</section>`
}

/** Organisations and structures by their names. */
export const nommeur =
  ({ contexte: { habilitations } }: Demande) =>
  (code: string): string =>
    habilitations.organisation(code)?.nom ?? habilitations.structure(code)?.nom ?? code

/** A record among several is named by what it begins with. */
const titreDe = (vue: Vue, version: Version, rang: number): string =>
  valeurs(vue, vue.lue.ligne.champs[0] ?? '', version.donnees[vue.lue.ligne.champs[0] ?? '']).join(' ') || `N° ${rang}`
