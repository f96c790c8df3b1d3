import type { JsonSchema } from '../../../src/moteur/deriver/schema.js'
import { type Html, html } from '../../interface/html.js'
import { tableau } from '../../interface/composants/tableau.js'

const formats: Readonly<Record<string, string>> = {
  date: 'date (AAAA-MM-JJ)',
  'date-time': 'instant (RFC 3339)',
  email: 'adresse électronique',
  uuid: 'UUID',
  uri: 'adresse web',
}

const objet = (valeur: unknown): valeur is JsonSchema => typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
const types = (s: JsonSchema): unknown[] => [s['type']].flat()

function texte(s: JsonSchema): Html | string {
  const { format, pattern, maxLength } = s
  if (typeof format === 'string' && formats[format]) return formats[format]
  if (typeof pattern === 'string') return html`texte de la forme <code>${pattern}</code>`
  return typeof maxLength === 'number' ? `texte, ${maxLength} caractères au plus` : 'texte'
}

function sansNul(s: JsonSchema): Html | string {
  if (Array.isArray(s['enum']))
    return html`parmi ${s['enum'].filter(v => v !== null).map((v, i) => html`${i > 0 && ', '}<code>${String(v)}</code>`)}`
  const type = types(s).find(t => t !== 'null')
  if (type === 'array')
    return objet(s['items']) && !objet(s['items']['properties']) ? html`liste de : ${sansNul(s['items'])}` : 'liste d’objets'
  if (type === 'string') return texte(s)
  if (type === 'integer')
    return typeof s['minimum'] === 'number' && typeof s['maximum'] === 'number' && s['maximum'] < 1e6
      ? `entier, de ${s['minimum']} à ${s['maximum']}`
      : 'entier'
  return type === 'boolean' ? 'vrai ou faux' : 'objet'
}

/** What a value may be, in words. */
export const forme = (s: JsonSchema): Html =>
  html`${sansNul(s)}${types(s).includes('null') && ', ou nul'}${typeof s['default'] === 'number' && ` (${s['default']} par défaut)`}`

type Rang = { chemin: string; schema: JsonSchema; requis: boolean }

/** Every property of a schema, by its path; the alternatives of a body follow one another. */
function rangs(objetDecrit: JsonSchema, prefixe = ''): Rang[] {
  const alternatives = objetDecrit['anyOf'] ?? objetDecrit['oneOf']
  if (Array.isArray(alternatives)) return alternatives.filter(objet).flatMap(s => rangs(s, prefixe))
  const proprietes = objet(objetDecrit['properties']) ? Object.entries(objetDecrit['properties']) : []
  const requis = Array.isArray(objetDecrit['required']) ? objetDecrit['required'] : []
  return proprietes.flatMap(([nom, s]) => {
    if (!objet(s)) return []
    const chemin = prefixe + nom
    const dessous = objet(s['items']) ? rangs(s['items'], `${chemin}[].`) : rangs(s, `${chemin}.`)
    return [{ chemin, schema: s, requis: requis.includes(nom) }, ...dessous]
  })
}

const sens = ({ title, description }: JsonSchema) => [title, description].filter(t => typeof t === 'string').join('. ')

/** A schema as a table: one row a property. */
export function schema(id: string, titre: Html | string, s: JsonSchema, entete: 'obligatoire' | 'présent'): Html {
  const lignes = rangs(s).map(r => [html`<code>${r.chemin}</code>`, sens(r.schema), forme(r.schema), r.requis ? 'oui' : 'non'])
  return tableau(id, titre, ['Propriété', 'Sens', 'Valeur', entete === 'obligatoire' ? 'Obligatoire' : 'Toujours présente'], lignes)
}
