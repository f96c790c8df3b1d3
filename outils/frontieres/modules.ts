import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** One source file: its path from the root, its text, the modules it imports (a path from the root, or a package name). */
export type Module = { chemin: string; texte: string; imports: readonly string[] }

const DOSSIERS = ['src', 'portail', 'jeu-d-essai', 'banc', 'outils']
const IMPORTS =
  /^[ \t]*(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** Type imports count too: a boundary that only types cross is still crossed by the reader. */
export function unModule(chemin: string, texte: string): Module {
  const cites = [...texte.matchAll(IMPORTS)].map(([, depuis, seul, differe]) => depuis ?? seul ?? differe ?? '')
  return { chemin, texte, imports: cites.map(cite => resoudre(chemin, cite)) }
}

function resoudre(chemin: string, cite: string): string {
  if (!cite.startsWith('.')) return cite
  return posix.join(posix.dirname(chemin), cite).replace(/\.js(x?)$/, '.ts$1')
}

/** Every TypeScript file of the repository, read as text: the check does not depend on a compiler being understood. */
export function lireLesModules(racine: string): Module[] {
  return DOSSIERS.flatMap(dossier =>
    fichiers(racine, dossier)
      .filter(chemin => /\.tsx?$/.test(chemin))
      .map(chemin => unModule(chemin, readFileSync(join(racine, chemin), 'utf8'))),
  )
}

function fichiers(racine: string, dossier: string): string[] {
  try {
    return readdirSync(join(racine, dossier), { recursive: true, encoding: 'utf8' }).map(f => posix.join(dossier, f.replaceAll('\\', '/')))
  } catch {
    return []
  }
}
