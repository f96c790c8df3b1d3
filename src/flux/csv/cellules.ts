import { parse } from 'csv-parse/sync'

const SEPARATEURS = [';', ',', '\t', '|'] as const
export type Separateur = (typeof SEPARATEURS)[number]

/** Cells of one logical line; null when its quotes make no sense. A quote inside an unquoted cell is a character like another. */
export const cellulesDe = (texte: string, separateur: Separateur): string[] | null => {
  if (!texte.includes('"')) return texte.split(separateur)
  try {
    const lignes = parse(texte, { delimiter: separateur, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
    return lignes.length === 1 ? (lignes[0] ?? null) : null
  } catch {
    return null
  }
}

/** The separator that cuts the header into most cells. */
export const separateurDe = (entete: string): Separateur => {
  const nombres = SEPARATEURS.map(separateur => cellulesDe(entete, separateur)?.length ?? 0)
  return SEPARATEURS[nombres.indexOf(Math.max(...nombres))] ?? ';'
}
