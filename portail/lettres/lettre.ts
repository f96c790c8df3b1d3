import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { insecables } from '../interface/typographie.js'

export type Bloc =
  | { genre: 'texte' | 'sous-titre'; texte: string }
  | { genre: 'liste'; elements: readonly string[] }
  | { genre: 'fiche'; paires: readonly (readonly [terme: string, valeur: string])[] }
  /** `largeurs`: shares of the line, one a column. */
  | { genre: 'tableau'; titre: string; entetes: readonly string[]; largeurs: readonly number[]; rangs: readonly (readonly string[])[] }

/** A letter or a document to print: plain data, which the typesetter never reads as a program. */
export type Lettre = {
  titre: string
  destinataire: readonly string[]
  date: string
  corps: readonly Bloc[]
  sections: readonly { titre: string; blocs: readonly Bloc[] }[]
  pied: string
}

/** The compiler does not carry this file: it is read where it is written (from `dist/portail/lettres`). */
const modele = readFileSync(new URL('../../../portail/lettres/lettre.typ', import.meta.url), 'utf8')
const expediteur = 'SI Plateforme du réseau pour l’emploi'

let compilateur: NodeCompiler | undefined

const soignee = (valeur: unknown): unknown => {
  if (typeof valeur === 'string') return insecables(valeur)
  if (Array.isArray(valeur)) return valeur.map(soignee)
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([nom, v]) => [nom, nom === 'genre' ? v : soignee(v)]))
}

/**
 * The letter as a PDF of the PDF/UA-1 standard: structure, reading order, headers of tables, language and title. The typesetter refuses
 * what would not conform, so that an inaccessible letter is a failure and never a file. `etablieLe` dates the file.
 */
export function enPdf(lettre: Lettre, etablieLe: Date): Buffer {
  compilateur ??= NodeCompiler.create({ workspace: fileURLToPath(new URL('.', import.meta.url)) })
  const donnees = soignee({ ...lettre, expediteur, pied: `${expediteur} — ${lettre.pied}` })
  const pdf = compilateur.pdf(
    { mainFileContent: modele, inputs: { lettre: JSON.stringify(donnees) } },
    { pdfStandard: 'ua-1', creationTimestamp: Math.floor(etablieLe.getTime() / 1000) },
  )
  compilateur.evictCache(10)
  return pdf
}
