import type { Module } from './modules.js'

export type Infraction = { regle: string; chemin: string; detail: string }

const estEssai = (chemin: string) => /\.(spec|essai)\.tsx?$/.test(chemin)
const dans = (chemin: string, ...dossiers: string[]) => dossiers.some(d => chemin.startsWith(`${d}/`))
const estDeclaration = (chemin: string) => chemin.endsWith('.echange.ts')
const estPure = (chemin: string) => estDeclaration(chemin) || chemin.endsWith('.regles.ts')
const estLocal = (cible: string) => dans(cible, 'src', 'portail', 'jeu-d-essai', 'banc', 'outils')

/** The slice a file belongs to: a notion of the parcours, or a room of the house. Undefined elsewhere. */
function tranche(chemin: string): string | undefined {
  return /^src\/(?:parcours\/[^/]+(?=\/)|flux|personnes|acces|partenaire|vigilance|pilotage|assistance|entreprises|suites|signature|payeurs|scellement|coffre)(?=\/)/.exec(
    chemin,
  )?.[0]
}

/** Each direction of the map: which files it holds, which of their imports it forbids. */
type Direction = { regle: string; concerne: (m: Module) => boolean; refuse: (cible: string, m: Module) => boolean }

const DIRECTIONS: readonly Direction[] = [
  {
    regle: 'src/droit/ n’importe rien d’autre que lui-même',
    concerne: m => dans(m.chemin, 'src/droit') && !estEssai(m.chemin),
    refuse: cible => !dans(cible, 'src/droit'),
  },
  {
    regle: 'le moteur ne connaît que le droit et lui-même',
    concerne: m => dans(m.chemin, 'src/moteur') && !estEssai(m.chemin),
    refuse: cible => estLocal(cible) && !dans(cible, 'src/droit', 'src/moteur'),
  },
  {
    // Test data and tools are written against the insides: a generator plants each defect the reader knows.
    regle: 'une tranche se voit par son index.ts ou par ses déclarations',
    concerne: m => dans(m.chemin, 'src', 'portail') && !estEssai(m.chemin),
    refuse: (cible, m) =>
      tranche(cible) !== undefined && tranche(cible) !== tranche(m.chemin) && !cible.endsWith('/index.ts') && !estDeclaration(cible),
  },
  {
    regle: 'seule la composition connaît src/serveur/',
    concerne: m => dans(m.chemin, 'src', 'portail') && !estEssai(m.chemin),
    refuse: (cible, m) => dans(cible, 'src/serveur') && !dans(m.chemin, 'src/serveur'),
  },
  {
    regle: 'ce qui sert n’importe pas ce qui l’éprouve',
    concerne: m => dans(m.chemin, 'src', 'portail') && !estEssai(m.chemin),
    refuse: cible => dans(cible, 'outils', 'banc'),
  },
]

function directions(modules: readonly Module[]): Infraction[] {
  return modules.flatMap(m =>
    DIRECTIONS.filter(d => d.concerne(m)).flatMap(d =>
      m.imports.filter(cible => d.refuse(cible, m)).map(detail => ({ regle: d.regle, chemin: m.chemin, detail })),
    ),
  )
}

/** A declaration or a rule may lean on data of its own slice, if that file is itself as pure: the closure is checked. */
function puretes(modules: readonly Module[]): Infraction[] {
  const regle = '*.echange.ts et *.regles.ts ne reposent que sur droit/, moteur/ressource, zod et les données de leur tranche'
  const parChemin = new Map(modules.map(m => [m.chemin, m]))
  const aVoir = modules.filter(m => estPure(m.chemin))
  const vus = new Set(aVoir)
  for (const m of aVoir) {
    const voisins = m.imports.filter(cible => tranche(cible) !== undefined && tranche(cible) === tranche(m.chemin))
    for (const voisin of voisins.map(cible => parChemin.get(cible))) {
      if (voisin && !vus.has(voisin)) aVoir.push(voisin)
      if (voisin) vus.add(voisin)
    }
  }
  const permis = (cible: string, m: Module) =>
    cible === 'zod' ||
    cible === 'src/moteur/ressource.ts' ||
    dans(cible, 'src/droit') ||
    (parChemin.has(cible) && tranche(cible) === tranche(m.chemin))
  return aVoir.flatMap(m => m.imports.filter(cible => !permis(cible, m)).map(detail => ({ regle, chemin: m.chemin, detail })))
}

function environnement(modules: readonly Module[]): Infraction[] {
  return modules
    .filter(m => !dans(m.chemin, 'src/serveur', 'outils', 'banc') && !estEssai(m.chemin))
    .filter(m => /\bprocess\s*(\.\s*env\b|\[\s*['"]env)|\benv\b[^;]*from 'node:process'/.test(m.texte))
    .map(m => ({ regle: 'seul src/serveur/ lit l’environnement', chemin: m.chemin, detail: 'process.env' }))
}

/** `tables`: those of the declaration. The two texts of the law that carry SQL (perimeters, durations) are in src/droit/. */
function tablesDeclarees(modules: readonly Module[], tables: readonly string[]): Infraction[] {
  const noms = tables.map(t => `${t}(?:_histoire)?`).join('|')
  const cite = new RegExp(`\\b(?:from|join|into|update|table|only|copy)\\s+"?(?:public\\.)?(${noms})\\b(?!['’])`, 'gi')
  return modules
    .filter(m => dans(m.chemin, 'src', 'portail') && !dans(m.chemin, 'src/moteur', 'src/droit') && !estEssai(m.chemin))
    .flatMap(m =>
      [...new Set([...m.texte.matchAll(cite)].map(([, table]) => table ?? ''))].map(detail => ({
        regle: 'seul le moteur nomme les tables déclarées',
        chemin: m.chemin,
        detail,
      })),
    )
}

function cycles(modules: readonly Module[]): Infraction[] {
  const parChemin = new Map(modules.map(m => [m.chemin, m]))
  const faits = new Set<string>()
  const trouves: Infraction[] = []
  const visiter = (chemin: string, pile: readonly string[]): void => {
    const debut = pile.indexOf(chemin)
    if (debut >= 0) {
      const boucle = [...pile.slice(debut), chemin]
      trouves.push({ regle: 'aucun cycle d’imports', chemin, detail: boucle.join(' → ') })
      return
    }
    if (faits.has(chemin)) return
    for (const cible of parChemin.get(chemin)?.imports ?? []) if (parChemin.has(cible)) visiter(cible, [...pile, chemin])
    faits.add(chemin)
  }
  for (const m of modules) visiter(m.chemin, [])
  return trouves
}

const PLAFOND_DE_LIGNES = 300
export const lignes = (m: Module) => m.texte.split('\n').length - (m.texte.endsWith('\n') ? 1 : 0)

function tailles(modules: readonly Module[]): Infraction[] {
  return modules
    .filter(m => lignes(m) > PLAFOND_DE_LIGNES)
    .map(m => ({ regle: `aucun fichier de plus de ${PLAFOND_DE_LIGNES} lignes`, chemin: m.chemin, detail: `${lignes(m)} lignes` }))
}

export function infractions(modules: readonly Module[], tables: readonly string[]): Infraction[] {
  return [
    ...directions(modules),
    ...puretes(modules),
    ...environnement(modules),
    ...tablesDeclarees(modules, tables),
    ...cycles(modules),
    ...tailles(modules),
  ]
}
