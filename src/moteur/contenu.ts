import type { Chiffrement } from './chiffrement.js'
import { estChiffre } from './deriver/sql.js'
import type { Ligne } from './lignes.js'

export type Donnees = Record<string, unknown>
export type Enregistrement = {
  numero?: number
  version: number
  misAJour: { le: string; par: string; structure: string | null }
  donnees: Donnees
}
/** What a line gives of one person: a record, or the list of her records. */
export type Contenu = Enregistrement | { elements: Enregistrement[] }

/** Deciphers in place what the database only holds encrypted, for the lines that declare it. */
export function dechiffrer(ligne: Ligne, chiffrement: Chiffrement, contenu: Contenu): Contenu {
  const chiffres = ligne.champs.filter(c => estChiffre(ligne.ressource, c))
  if (chiffres.length === 0) return contenu
  const enregistrements = 'elements' in contenu ? contenu.elements : [contenu]
  for (const { donnees } of enregistrements)
    for (const champ of chiffres) {
      const valeur = donnees[champ]
      if (typeof valeur === 'string') donnees[champ] = chiffrement.dechiffrer(Buffer.from(valeur, 'base64'))
    }
  return contenu
}

/** The version a caller must name to correct this: of the record, or the sum of what a list holds. */
export const etiquette = (contenu: Contenu): string =>
  'elements' in contenu ? `"${contenu.elements.map(e => `${e.numero}.${e.version}`).join('-') || '0'}"` : `"${contenu.version}"`
