import { dejaSur, enTexte, type Html, html } from './html.js'

type Champs = Readonly<Record<string, unknown>>

/** A version says what was read, and must come back; any other hidden field says which form it is. */
const VERSION = 'version'

/**
 * Fills a form with what its reader had typed; null when it is another form, or holds nothing to fill. It reads our own markup and nothing
 * else: every attribute is quoted and escaped, so that a tag ends at its first « > ».
 */
export function remplir(corps: Html, champs: Champs): Html | null {
  const texte = enTexte(corps)
  const caches = [...texte.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  if (caches.some(([, nom = '', valeur = '']) => nom !== VERSION && !valeursDe(champs, nom).includes(valeur))) return null
  let remplis = 0
  const poser = (nom: string) => {
    if (Object.hasOwn(champs, nom)) remplis++
    return valeursDe(champs, nom)
  }
  const saisis = texte
    .replaceAll(/<input (?!type="hidden" name="(?!version"))[^>]*>/g, balise => {
      const nom = attribut(balise, 'name')
      if (/ type="(?:radio|checkbox)"/.test(balise)) {
        const cochee = poser(nom).includes(attribut(balise, 'value'))
        return balise.replace(/ checked(?=[ >])/, '').replace(/>$/, cochee ? ' checked>' : '>')
      }
      const [valeur] = nom === VERSION ? valeursDe(champs, nom) : poser(nom)
      return valeur === undefined ? balise : balise.replace(/ value="[^"]*"/, () => ` value="${valeur}"`)
    })
    .replaceAll(/(<textarea [^>]*>)\n[^<]*/g, (zone, balise: string) => {
      const [valeur] = poser(attribut(balise, 'name'))
      return valeur === undefined ? zone : `${balise}\n${valeur}`
    })
    .replaceAll(/(<select [^>]*>)([\s\S]*?)<\/select>/g, (liste, balise: string, options: string) => {
      const [valeur] = poser(attribut(balise, 'name'))
      if (valeur === undefined) return liste
      const choisies = options.replaceAll(/<option [^>]*>/g, o =>
        o.replace(/ selected(?=[ >])/, '').replace(/>$/, attribut(o, 'value') === valeur ? ' selected>' : '>'),
      )
      return `${balise}${choisies}</select>`
    })
  return remplis > 0 ? dejaSur(saisis) : null
}

const attribut = (balise: string, nom: string): string => new RegExp(` ${nom}="([^"]*)"`).exec(balise)?.[1] ?? ''

/** As they stand in an attribute. */
const valeursDe = (champs: Champs, nom: string): string[] =>
  [Object.hasOwn(champs, nom) ? champs[nom] : []]
    .flat()
    .filter(v => typeof v === 'string')
    .map(v => enTexte(html`${v}`))
