import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enVariable } from './adresses-d-essai.js'
import { unDossierDEssai } from './dossier-d-essai.js'
import { essaisAuNavigateur, essaisDeLaBase } from './essais-de-la-base.js'
import { lireLesModules } from './frontieres/modules.js'
import { enLots, type Essai } from './lots-d-essais.js'
import { unServeur } from './serveur-d-essai.js'

/**
 * `npm run essais [-- filtre…]`: one throw-away PostgreSQL for the run, then Node's own runner on the compiled specs whose path
 * contains a filter; with `--base`, those alone whose answer may depend on the server of the database. ESSAIS_DATABASE_URL or DATABASE_URL
 * (a superuser) runs the same specs on a real server.
 */
/** At least two, whose browser and database wait for each other; no more than four, each of which holds up to half a gigabyte. */
const specsALaFois = Math.min(4, Math.max(2, availableParallelism()))
const racine = fileURLToPath(new URL('../../', import.meta.url))

function specs(filtres: string[]): Essai[] {
  const modules = lireLesModules(racine)
  const auNavigateur = essaisAuNavigateur(modules)
  const deLaBase = process.argv.includes('--base') ? essaisDeLaBase(modules) : undefined
  return modules
    .filter(m => m.chemin.endsWith('.spec.ts') && (deLaBase?.has(m.chemin) ?? true))
    .map(m => ({ ...m, relatif: m.chemin.replace(/\.ts$/, '.js') }))
    .filter(e => filtres.length === 0 || filtres.some(filtre => e.relatif.includes(filtre)))
    .map(e => ({ texte: e.texte, compile: join(racine, 'dist', e.relatif), auNavigateur: auNavigateur.has(e.chemin) }))
    .filter(e => existsSync(e.compile))
    .toSorted((a, b) => (a.compile < b.compile ? -1 : 1))
}

/** A signal reaches Node's runner if it is at work; the throw-away server is stopped in any case. */
function surInterruption(agir: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, agir)
}

/** RESULTATS: a file that receives, in JUnit, what `npm run audit` reads. */
const rapporteurs = (fichier: string) => [
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=junit', `--test-reporter-destination=${fichier}`],
]

function lancer(fichiers: string[], env: Record<string, string>): Promise<number> {
  // A spec that never answers must not hold the whole run; sequences asked for by number have ten seconds each, on a machine busy with other things. Not --test-force-exit: it also cuts the runner, before its summary on Node 20.
  const delai = Math.max(1800, 10 * Number(process.env.SUITES ?? 0))
  const options = [
    '--test',
    `--test-concurrency=${specsALaFois}`,
    ...(process.env.RESULTATS ? rapporteurs(process.env.RESULTATS) : ['--test-reporter=spec']),
    '--enable-source-maps',
    `--test-timeout=${delai}000`,
  ]
  const node = spawn(process.execPath, [...options, ...fichiers], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let fin = ''
  node.stdout.on('data', (sortie: Buffer) => {
    process.stdout.write(sortie)
    fin = (fin + sortie.toString()).slice(-100_000)
  })
  surInterruption(signal => node.kill(signal))
  return new Promise(resolve => {
    node.once('close', code => {
      if (/^ℹ tests [1-9]/m.test(fin)) return resolve(code ?? 1)
      console.error('Les essais se sont arrêtés sans donner leur bilan : rien n’est prouvé.')
      resolve(1)
    })
  })
}

const filtres = process.argv.slice(2).filter(a => a !== '--base')
const essais = specs(filtres)
if (essais.length === 0) {
  console.error(`Aucun essai ne correspond à : ${filtres.join(' ')}`)
  process.exit(1)
}
let interrompu = false
surInterruption(() => {
  interrompu = true
})
const dossier = await unDossierDEssai()
try {
  const urlReelle = process.env.ESSAIS_DATABASE_URL ?? process.env.DATABASE_URL
  const { fermer, ...adresses } = await unServeur(dossier.chemin, urlReelle, process.env.PG_BIN)
  try {
    const fichiers = enLots(essais, join(dossier.chemin, 'lots'), specsALaFois)
    process.exitCode = interrompu ? 1 : await lancer(fichiers, { ...enVariable(adresses), TMPDIR: dossier.temporaire })
  } finally {
    await fermer()
  }
} finally {
  await dossier.effacer()
}
