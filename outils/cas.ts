import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Rows of a table of situations: by column, the text of the cell; « — » is nothing. */
export type Cas = Readonly<Record<string, string>>

const racine = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Reads the tables of a `*.cas.md` beside a rule, in the order of the file; each row also tells the heading it stands under, as
 * `titre`. What a jurist reads is what the test runs.
 */
export function lireCas(chemin: string): Cas[] {
  const cas: Cas[] = []
  let titre = ''
  let colonnes: string[] | null = null
  for (const ligne of readFileSync(`${racine}${chemin}`, 'utf8').split('\n')) {
    if (ligne.startsWith('#')) titre = ligne.replace(/^#+\s*/, '')
    if (!ligne.startsWith('|')) {
      colonnes = null
      continue
    }
    const cellules = ligne
      .split('|')
      .slice(1, -1)
      .map(c => c.trim())
    if (colonnes === null) colonnes = cellules
    else if (!cellules.every(c => /^:?-+:?$/.test(c)))
      cas.push({ titre, ...Object.fromEntries(colonnes.map((c, i) => [c, cellules[i] === '—' ? '' : (cellules[i] ?? '')])) })
  }
  if (cas.length === 0) throw new Error(`${chemin} : aucune situation`)
  return cas
}
