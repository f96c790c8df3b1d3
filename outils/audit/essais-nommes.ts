import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A trial that proves a control: its spec, then its sentence as the spec writes it. */
export type Essai = readonly [fichier: string, phrase: string]

export type Verdict = 'vert' | 'rouge' | 'non joué' | 'absent'

const racine = fileURLToPath(new URL('../../../', import.meta.url))

/** Whether the spec exists and holds this sentence. */
export function existe([fichier, phrase]: Essai): boolean {
  try {
    return readFileSync(`${racine}${fichier}`, 'utf8').includes(`'${phrase}'`)
  } catch {
    return false
  }
}

/** Sentence → whether every trial of that name succeeded, in what `RESULTATS=f npm run essais` wrote (JUnit). */
export function lireLesResultats(junit: string): ReadonlyMap<string, boolean> {
  const resultats = new Map<string, boolean>()
  // A sentence may hold « > », which the reporter leaves as it is.
  for (const [, attributs = '', suite = ''] of junit.matchAll(/<testcase((?:\s+\w+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const nom = enClair(/name="([^"]*)"/.exec(attributs)?.[1] ?? '')
    const passe = !/<(?:failure|skipped|error)\b/.test(suite)
    resultats.set(nom, passe && (resultats.get(nom) ?? true))
  }
  return resultats
}

const ENTITES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }
const enClair = (texte: string) => texte.replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, e: string) => ENTITES[e] ?? '')

export function verdictDe(essai: Essai, resultats: ReadonlyMap<string, boolean>): Verdict {
  if (!existe(essai)) return 'absent'
  const passe = resultats.get(essai[1])
  return passe === undefined ? 'non joué' : passe ? 'vert' : 'rouge'
}
