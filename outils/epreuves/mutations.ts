import type { Hasard } from './hasard.js'

const textes = [
  '',
  ' ',
  '\0',
  '\ud800',
  '🇫🇷'.repeat(50),
  'é'.normalize('NFD'),
  '‮',
  "'; drop table identite; --",
  '{{7*7}}',
  '../../x',
  'null',
  '2026-02-30',
]
const nombres = [0, -1, 1e308, 1.5, 2 ** 53, -(2 ** 31)]
const cles = ['__proto__', 'constructor', 'toString', 'usager_id', 'version', 'nir', 'donnees', '$ne', '']

/** A value nobody expects, of any shape, never deeper than `profondeur`. */
function uneValeur(h: Hasard, profondeur = 3): unknown {
  const formes = ['texte', 'nombre', 'vrai', 'nul', 'long', ...(profondeur > 0 ? ['objet', 'tableau'] : [])]
  switch (h.parmi(formes)) {
    case 'texte':
      return h.parmi(textes)
    case 'nombre':
      return h.parmi(nombres)
    case 'vrai':
      return h.reel() < 0.5
    case 'long':
      return 'x'.repeat(h.entier(5_000))
    case 'objet':
      return Object.fromEntries(Array.from({ length: h.entier(4) }, () => [h.parmi(cles), uneValeur(h, profondeur - 1)]))
    case 'tableau':
      return Array.from({ length: h.entier(4) }, () => uneValeur(h, profondeur - 1))
    default:
      return null
  }
}

/** A good body gone wrong: a field replaced, added or taken out, the whole replaced, or its text cut, doubled or damaged. */
export function abimer(h: Hasard, corps: string): string {
  const objet = JSON.parse(corps) as Record<string, unknown>
  const champ = h.parmi([...Object.keys(objet), ...cles])
  switch (h.entier(7)) {
    case 0:
      return corps.slice(0, h.entier(corps.length))
    case 1:
      return corps + h.parmi([corps, '}', ',', '\0', ' //'])
    case 2: {
      const place = h.entier(corps.length)
      return corps.slice(0, place) + String.fromCharCode(h.entier(0x300)) + corps.slice(place + 1)
    }
    case 3:
      return JSON.stringify(uneValeur(h)) ?? 'undefined'
    case 4: {
      const { [champ]: _, ...reste } = objet
      return JSON.stringify(reste)
    }
    default:
      return JSON.stringify({ ...objet, [champ]: uneValeur(h) })
  }
}
