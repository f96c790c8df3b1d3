import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enVariable } from './adresses-d-essai.js'
import { unServeur } from './serveur-d-essai.js'

/**
 * `npm test [-- filtre…]`: one throw-away PostgreSQL for the run, then Node's own runner on the compiled specs whose path
 * contains a filter. ESSAIS_DATABASE_URL or DATABASE_URL (a superuser) runs the same specs on a real server.
 */
const racine = fileURLToPath(new URL('../../', import.meta.url))

function specs(filtres: string[]): string[] {
  const compiles = readdirSync(join(racine, 'dist'), { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.spec.js'))
  return compiles
    .filter(f => existsSync(join(racine, f.replace(/\.js$/, '.ts')))) // the compiler leaves the output of deleted files
    .filter(f => filtres.length === 0 || filtres.some(filtre => f.includes(filtre)))
    .map(f => relative(process.cwd(), join(racine, 'dist', f)))
    .toSorted()
}

function lancer(fichiers: string[], env: Record<string, string>): Promise<number> {
  const options = ['--test', '--test-concurrency=2', '--test-reporter=spec', '--enable-source-maps']
  const node = spawn(process.execPath, [...options, ...fichiers], { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => node.kill(signal))
  return new Promise(resolve => {
    node.once('exit', code => resolve(code ?? 1))
  })
}

const filtres = process.argv.slice(2)
const fichiers = specs(filtres)
if (fichiers.length === 0) {
  console.error(`Aucun essai ne correspond à : ${filtres.join(' ')}`)
  process.exit(1)
}
const { fermer, ...adresses } = await unServeur(process.env.ESSAIS_DATABASE_URL ?? process.env.DATABASE_URL, process.env.PG_BIN)
try {
  process.exitCode = await lancer(fichiers, enVariable(adresses))
} finally {
  await fermer()
}
