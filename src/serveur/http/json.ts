import { Probleme } from '../../moteur/probleme.js'

const profondeurMaximale = 30

const illisible = (detail: string) => new Probleme(400, 'requete-invalide', detail)

/**
 * Reads JSON that means one thing to everyone and that the database can hold (RFC 8259, RFC 7493): UTF-8, of a reasonable
 * depth, no name given twice, no NUL, no lone surrogate. An empty body is no body. Throws a 400 with its sentence.
 */
export function lireJson(octets: Uint8Array): unknown {
  const texte = enTexte(octets)
  if (texte.trim() === '') return undefined
  const { profondeur, membres } = mesurer(texte)
  if (profondeur > profondeurMaximale) throw illisible(`Le JSON dépasse ${profondeurMaximale} niveaux.`)
  // The root is presented as a member too.
  let lus = -1
  function propre(this: unknown, cle: string, valeur: unknown): unknown {
    if (!Array.isArray(this)) lus++
    for (const s of [cle, valeur])
      if (typeof s === 'string' && /[\0\p{Cs}]/u.test(s))
        throw illisible('Un texte contient un caractère interdit (NUL ou demi-codet isolé).')
    if (cle === '__proto__') throw illisible('Ce nom de champ est interdit.')
    return valeur
  }
  const lu = analyser(texte, propre)
  if (lus !== membres) throw illisible('Un même champ est donné deux fois.')
  return lu
}

function enTexte(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    throw illisible('Le corps n’est pas de l’UTF-8.')
  }
}

function analyser(texte: string, propre: (this: unknown, cle: string, valeur: unknown) => unknown): unknown {
  try {
    return JSON.parse(texte, propre)
  } catch (erreur) {
    throw erreur instanceof Probleme ? erreur : illisible('Le corps n’est pas du JSON.')
  }
}

/** Depth and number of named members, counted before anything is built: outside texts, a colon is a member. */
function mesurer(texte: string): { profondeur: number; membres: number } {
  let niveau = 0
  let profondeur = 0
  let membres = 0
  for (let i = 0; i < texte.length; i++) {
    const c = texte[i]
    if (c === '"') i = finDuTexte(texte, i)
    else if (c === '{' || c === '[') profondeur = Math.max(profondeur, ++niveau)
    else if (c === '}' || c === ']') niveau--
    else if (c === ':') membres++
  }
  return { profondeur, membres }
}

function finDuTexte(texte: string, debut: number): number {
  for (let i = debut + 1; i < texte.length; i++) {
    if (texte[i] === '\\') i++
    else if (texte[i] === '"') return i
  }
  return texte.length
}
