type Cellule = string | number | null

/** A cell that a spreadsheet would take for a formula is made text. */
const cellule = (valeur: Cellule): string => {
  const texte = String(valeur ?? '')
  const sure = typeof valeur === 'string' && /^[=+\-@\t\r]/.test(texte) ? `'${texte}` : texte
  return /[";\r\n]/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure
}

/** One line of CSV (RFC 4180, `;` as French spreadsheets expect). */
export const ligneCsv = (cellules: readonly Cellule[]): string => `${cellules.map(cellule).join(';')}\r\n`
