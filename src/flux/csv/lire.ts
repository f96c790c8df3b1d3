import type { Buffer } from 'node:buffer'
import { decoder, type Encodage, longueurBom } from '../encodage.js'
import { FluxIllisible } from '../flux-illisible.js'
import type { CodeMotif } from '../motifs.js'
import { refuserFichierBinaire } from '../signature.js'
import { cellulesDe, type Separateur, separateurDe } from './cellules.js'
import { type Colonnes, situer } from './colonnes.js'
import { type LigneLogique, lignesLogiques } from './lignes.js'

export type EnteteCsv = { type: 'entete'; encodage: Encodage; separateur: Separateur; ignorees: string[] }

export type ElementCsv<A extends string> =
  | (EnteteCsv & { entetes: Map<A, string> })
  /** `champs`: the raw text of each attribute whose column exists. `ligne`: number in the file, from 1 for the header. */
  | { type: 'ligne'; ligne: number; champs: Map<A, string> }
  | { type: 'rejet'; ligne: number; motif: CodeMotif; detail: string }
  | { type: 'fin'; lignes: number }

export type ModeleCsv<A extends string> = {
  colonnes: Colonnes<A>
  obligatoires: readonly A[]
  /** When the producer is known to write in an encoding that the bytes do not betray (ISO-8859-15). */
  encodage?: Encodage
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: tab and line breaks aside, none has its place in a cell
const CONTROLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/**
 * Reads a CSV file whatever its separator, line ends and encoding (UTF-8 with or without mark, windows-1252, ISO-8859-15 when told), in
 * bounded memory. A line that cannot be read is given as a rejection, with its number; blank lines are passed over.
 * @throws FluxIllisible when the file is empty, is no text, or lacks a required column
 */
export async function* lireCsv<A extends string>(source: AsyncIterable<Uint8Array>, modele: ModeleCsv<A>): AsyncGenerator<ElementCsv<A>> {
  let encodage = modele.encodage ?? 'indecis'
  let structure: { separateur: Separateur; largeur: number; positions: Map<A, number> } | null = null
  let lignes = 0
  const seTient = (octets: Buffer): boolean => {
    if (structure === null) return true
    return cellulesAjustees(decoder(octets, encodage).texte, structure) !== null
  }
  for await (const { octets, ligne, entiere } of lignesLogiques(source, seTient)) {
    if (structure === null) {
      const bom = lignes === 0 ? longueurBom(octets) : 0
      lignes++
      if (octets.length === 0) continue
      refuserFichierBinaire(octets)
      if (bom > 0) encodage = 'utf-8'
      const texte = decoder(octets.subarray(bom), encodage).texte
      if (texte.trim() === '') continue
      const separateur = separateurDe(texte)
      const cellules = cellulesDe(texte, separateur) ?? []
      const { positions, entetes, ignorees } = situer(cellules, modele.colonnes, modele.obligatoires)
      structure = { separateur, largeur: cellules.length, positions }
      yield { type: 'entete', encodage, separateur, entetes, ignorees }
      continue
    }
    lignes++
    const lue = lireLigne({ octets, ligne, entiere }, encodage, structure)
    if (lue !== null) yield lue
  }
  if (structure === null) throw new FluxIllisible('FLUX_VIDE')
  yield { type: 'fin', lignes: lignes - 1 }
}

const lireLigne = <A extends string>(
  { octets, ligne, entiere }: LigneLogique,
  encodage: Encodage,
  structure: { separateur: Separateur; largeur: number; positions: Map<A, number> },
): Exclude<ElementCsv<A>, { type: 'entete' | 'fin' }> | null => {
  const rejeter = (motif: CodeMotif, detail: string) => ({ type: 'rejet', ligne, motif, detail }) as const
  if (!entiere) return rejeter('LIGNE_TROP_LONGUE', `plus de ${octets.length} octets`)
  const { texte } = decoder(octets, encodage)
  if (texte.trim() === '') return null
  const controle = CONTROLE.exec(texte)?.[0].charCodeAt(0)
  if (controle !== undefined)
    return rejeter('LIGNE_CARACTERE_INTERDIT', `caractère U+${controle.toString(16).toUpperCase().padStart(4, '0')}`)
  if (texte.replaceAll(structure.separateur, '').trim() === '') return null
  const cellules = cellulesAjustees(texte, structure)
  if (cellules === null) return rejeter('LIGNE_MAL_FORMEE', `${structure.largeur} colonnes attendues`)
  const champs = new Map<A, string>()
  for (const [attribut, position] of structure.positions) champs.set(attribut, cellules[position] ?? '')
  return { type: 'ligne', ligne, champs }
}

/** A spreadsheet may leave separators at the end of the line; more or fewer cells than that, and values have slipped from their column. */
const cellulesAjustees = (texte: string, { separateur, largeur }: { separateur: Separateur; largeur: number }): string[] | null => {
  // Quotes only lessen the number of cells: too few separators need no closer look.
  if (texte.split(separateur).length < largeur) return null
  const cellules = cellulesDe(texte, separateur)
  if (cellules === null || cellules.length < largeur) return null
  return cellules.slice(largeur).every(cellule => cellule.trim() === '') ? cellules.slice(0, largeur) : null
}
