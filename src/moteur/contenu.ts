import type { Trousseau } from './chiffrement.js'
import { domaineDe, estChiffre, estChiffreEnJson } from './deriver/sql.js'
import type { Ligne } from './lignes.js'
import type { Ressource } from './ressource.js'

export type Donnees = Record<string, unknown>
export type Enregistrement = {
  numero?: number
  version: number
  misAJour: { le: string; par: string; structure: string | null }
  donnees: Donnees
}
/** What a line gives of one person: a record, or the list of her records. */
export type Contenu = Enregistrement | { elements: Enregistrement[] }

/** What an encrypted column holds of a value, and the value it was made from. */
export const enChiffre = (r: Ressource, champ: string, chiffrement: Trousseau, valeur: unknown): Buffer =>
  chiffrement.de(domaineDe(r, champ)).chiffrer(estChiffreEnJson(r, champ) ? JSON.stringify(valeur) : String(valeur))
export function enClair(r: Ressource, champ: string, chiffrement: Trousseau, chiffre: Buffer): unknown {
  const texte = chiffrement.de(domaineDe(r, champ)).dechiffrer(chiffre)
  return estChiffreEnJson(r, champ) ? (JSON.parse(texte) as unknown) : texte
}

/** Deciphers in place what the database only holds encrypted, for the lines that declare it. */
export function dechiffrer(ligne: Ligne, chiffrement: Trousseau, contenu: Contenu): Contenu {
  const chiffres = ligne.champs.filter(c => estChiffre(ligne.ressource, c))
  if (chiffres.length === 0) return contenu
  const enregistrements = 'elements' in contenu ? contenu.elements : [contenu]
  for (const { donnees } of enregistrements)
    for (const champ of chiffres) {
      const valeur = donnees[champ]
      if (typeof valeur === 'string') donnees[champ] = enClair(ligne.ressource, champ, chiffrement, Buffer.from(valeur, 'base64'))
    }
  return contenu
}

/** The version a caller must name to correct this: of the record, or the sum of what a list holds. */
export const etiquette = (contenu: Contenu): string =>
  'elements' in contenu ? `"${contenu.elements.map(e => `${e.numero}.${e.version}`).join('-') || '0'}"` : `"${contenu.version}"`
