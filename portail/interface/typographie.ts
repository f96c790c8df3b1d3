const FINE = '\u202f'
const INSECABLE = '\u00a0'

const regles: readonly [RegExp, string][] = [
  [/« /g, `«${INSECABLE}`],
  [/ »/g, `${INSECABLE}»`],
  [/ ([;!?])/g, `${FINE}$1`],
  [/ :/g, `${INSECABLE}:`],
  [/\b(art\.|n°|[LRD]\.|p\.) (?=\S)/g, `$1${INSECABLE}`],
  [/(\d) (?=(?:ans?|mois|jours?|heures?|secondes?|octets?|%)(?![\p{L}]))/gu, `$1${INSECABLE}`],
]

/** The unbreakable spaces that French punctuation asks for, in a text that is no markup. */
export const insecables = (texte: string): string => regles.reduce((t, [motif, par]) => t.replaceAll(motif, par), texte)

const soigner = (texte: string) => insecables(texte).replaceAll(/\b[LRD]\.\u00a0\d+(?:-\d+)*/g, '<span class="insecable">$&</span>')

/**
 * The unbreakable spaces that French punctuation asks for, and articles of law in one piece, in the text of a page and nowhere else: neither in the markup nor in what
 * is quoted to be copied (`code`, `pre`), nor in what is typed (`textarea`).
 */
export function typographie(page: string): string {
  let fermeture = ''
  return page
    .split(/(<[^>]*>)/)
    .map(morceau => {
      if (!morceau.startsWith('<')) return fermeture ? morceau : soigner(morceau)
      const ouverte = /^<(pre|code|style|title|textarea)\b/.exec(morceau)?.[1]
      if (!fermeture && ouverte) fermeture = `</${ouverte}>`
      else if (morceau === fermeture) fermeture = ''
      return morceau
    })
    .join('')
}
