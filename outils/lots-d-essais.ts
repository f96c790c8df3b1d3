import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A spec file: its source, where it was compiled, and whether it opens a browser, which holds memory and time of its own. */
export type Essai = { texte: string; compile: string; auNavigateur: boolean }

/**
 * What a spec does of its whole process, others in it would undergo: hooks of the root, a platform opened while it is read, what it measures of
 * time and memory, signals.
 */
const SEUL =
  /^(before|after|beforeEach|afterEach)\(|^\S.*\bawait\b|^describe\(.*\basync\b|performance\.now|memoryUsage|process\.(on|once|exit|env\W.* =)\b/m

/** So that one which goes wrong takes few others with it. */
const AU_PLUS = 6

/** Sizes that leave several of them to each place: the last one must not work alone. */
const taille = (essais: number, places: number) => Math.min(AU_PLUS, Math.ceil(essais / (4 * places)))

/**
 * The files to give to the runner, which opens a process for each: specs that ask nothing of theirs share one, where reading the platform, which
 * takes longer than most of them, is done once. Their tests stay in their order, one after the other.
 * @param dossier where the files that read several of them are written.
 */
export function enLots(essais: readonly Essai[], dossier: string, places: number): string[] {
  const seul = (e: Essai) => e.auNavigateur || SEUL.test(e.texte)
  const seuls = essais.filter(seul)
  const ensemble = essais.filter(e => !seul(e))
  const parLot = taille(ensemble.length, places)
  if (parLot < 2) return essais.map(e => e.compile)
  mkdirSync(dossier, { recursive: true })
  const lots = Array.from({ length: Math.ceil(ensemble.length / parLot) }, (_, rang) => {
    const lot = join(dossier, `lot-${rang + 1}.mjs`)
    const lus = ensemble.slice(rang * parLot, (rang + 1) * parLot)
    writeFileSync(lot, lus.map(e => `import ${JSON.stringify(pathToFileURL(e.compile).href)}\n`).join(''))
    return lot
  })
  return [...lots, ...seuls.map(e => e.compile)]
}
