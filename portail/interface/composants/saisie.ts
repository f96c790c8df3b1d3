import type { ErreurDeSaisie } from '../ecran.js'
import { type Html, html, type Valeur } from '../html.js'

/** What every field has; `nom` is also its identifier, hence the anchor of its error. */
export type Saisie = {
  nom: string
  libelle: Valeur
  aide?: Valeur
  /** Every field is required, unless it says it is not; « sans mention » where the page says it once for all. */
  facultatif?: 'facultatif' | 'sans mention'
  erreurs?: readonly ErreurDeSaisie[]
}

const erreurDe = (s: Saisie) => s.erreurs?.find(e => e.champ === s.nom)?.texte

/** Attributes that tie a control to its help and to its error. */
export const liaisons = (s: Saisie): Html => {
  const decrit = [...(s.aide ? [`${s.nom}-aide`] : []), ...(erreurDe(s) ? [`${s.nom}-erreur`] : [])].join(' ')
  return html`${decrit && html` aria-describedby="${decrit}"`}${erreurDe(s) && html` aria-invalid="true"`}${!s.facultatif && html` required`}`
}

export const libelleDe = (s: Saisie): Html =>
  html`${s.libelle}${s.facultatif === 'facultatif' && html` <span class="facultatif">(facultatif)</span>`}`

export const aideEtErreur = (s: Saisie): Html =>
  html`${s.aide && html`<p class="aide" id="${s.nom}-aide">${s.aide}</p>`}${erreurDe(s) && html`<p class="erreur-de-champ" id="${s.nom}-erreur"><span class="icone erreur"></span>${erreurDe(s)}</p>`}`

export const classeDe = (s: Saisie, ...autres: readonly (string | false | undefined)[]): string =>
  ['saisie', erreurDe(s) && 'en-erreur', ...autres].filter(Boolean).join(' ')
