const contenu: unique symbol = Symbol('html')

/** Markup that is already safe. Only `html` makes it, so that a text can never become markup by accident. */
export type Html = { readonly [contenu]: string }
export type Valeur = Html | string | number | null | undefined | false | readonly Valeur[]

const entites: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const echapper = (texte: string) => texte.replaceAll(/[&<>"']/g, c => entites[c] ?? c)

function rendu(valeur: Valeur): string {
  if (valeur === null || valeur === undefined || valeur === false) return ''
  if (typeof valeur === 'string') return echapper(valeur)
  if (typeof valeur === 'number') return String(valeur)
  return contenu in valeur ? valeur[contenu] : valeur.map(rendu).join('')
}

/** A template whose values are escaped, unless they are themselves made by `html`; lists are joined, nothing is printed for nothing. */
export const html = (morceaux: TemplateStringsArray, ...valeurs: readonly Valeur[]): Html => ({
  [contenu]: morceaux.reduce((texte, morceau, i) => texte + rendu(valeurs[i - 1]) + morceau),
})

/** For `remplir` alone, which only moves what was escaped already. */
export const dejaSur = (texte: string): Html => ({ [contenu]: texte })

export const enTexte = (page: Html): string => page[contenu]
