import type { Champ, Controle } from './champs.js'

/** What was typed, control by control. */
export type Saisie = Readonly<Record<string, string>>

const enTexte = (v: unknown): string => (typeof v === 'string' ? v : typeof v === 'number' ? `${v}` : '')
const texteDe = (v: unknown): string =>
  v === null || v === undefined ? '' : typeof v === 'boolean' ? (v ? 'oui' : 'non') : Array.isArray(v) ? v.join('\n') : enTexte(v)

/** A recorded value as its controls show it. */
export function enSaisie({ champ, controles, compose }: Champ, valeur: unknown): Record<string, string> {
  if (!compose) return { [champ]: texteDe(valeur) }
  const objet = (valeur ?? {}) as Record<string, unknown>
  return Object.fromEntries(controles.map(c => [c.nom, texteDe(objet[c.nom.slice(champ.length + 1)])]))
}

function valeurDe(c: Controle, saisi: string): unknown {
  const texte = saisi.trim()
  if (c.genre === 'lignes')
    return texte
      .split(/[\r\n]+/)
      .map(l => l.trim())
      .filter(l => l !== '')
  if (texte === '') return c.vide === 'admis' ? null : ''
  return c.genre === 'oui-non' ? texte === 'oui' : texte
}

const telephone = (t: unknown) => (typeof t === 'string' ? t.replaceAll(/[\s.()-]/g, '') : t)

/** What the controls of a field say, as the API takes it. An address without a single line is no address. */
export function enValeur(champ: Champ, saisie: Saisie): unknown {
  const [seul] = champ.controles
  if (!champ.compose) {
    const valeur = seul ? valeurDe(seul, saisie[seul.nom] ?? '') : null
    return champ.champ === 'telephones' && Array.isArray(valeur) ? valeur.map(telephone) : valeur
  }
  const paires = champ.controles.map(c => [c.nom.slice(champ.champ.length + 1), valeurDe(c, saisie[c.nom] ?? '')] as const)
  return paires.every(([, v]) => v === null || v === '') ? null : Object.fromEntries(paires)
}
