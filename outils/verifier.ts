import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm test`, once the sources are compiled: exactly what CI runs, each step a sentence. The quick checks all speak before
 * the tests begin, so that one run says everything that is to be put right.
 */
const racine = fileURLToPath(new URL('../../', import.meta.url))

const ETAPES: readonly [phrase: string, commande: string, ...options: string[]][] = [
  ['Le format est celui de la maison (npm run format le rétablit)', 'biome', 'format', '--reporter=summary', '.'],
  ['Les usages du langage sont respectés', 'biome', 'lint', '--error-on-warnings', '.'],
  ['Les types sont bien employés : aucune promesse oubliée, aucun cas omis', 'oxlint', '--type-aware', '--deny-warnings'],
  ['Chaque dossier n’importe que ce que la carte lui permet', 'node', 'dist/outils/frontieres.js'],
  ['Rien n’est écrit sans servir', 'knip', '--no-progress'],
  ['Les licences des dépendances sont compatibles avec l’EUPL', 'node', 'dist/outils/licences.js'],
  ['Chaque échange déclaré est conforme', 'node', 'dist/src/serveur/cli.js', 'conformite'],
  ['Les fichiers dérivés disent ce que dit la déclaration', 'node', 'dist/outils/generer.js', '--verifier'],
  ['Les essais passent', 'node', 'dist/outils/essais.js'],
]

const env = { ...process.env, PATH: [join(racine, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }
const manquees: string[] = []
for (const [phrase, commande, ...options] of ETAPES) {
  console.log(`\n── ${phrase}`)
  const debut = performance.now()
  const { status, error } = spawnSync(commande, options, { cwd: racine, env, stdio: 'inherit' })
  if (error) console.error(error.message)
  if (status !== 0) manquees.push(phrase)
  console.log(`${status === 0 ? '✓' : '✗'} ${((performance.now() - debut) / 1000).toFixed(1)} s`)
}

console.log(manquees.length === 0 ? '\nTout est vérifié.' : `\nÀ reprendre :\n${manquees.map(phrase => `  ✗ ${phrase}`).join('\n')}`)
process.exitCode = manquees.length === 0 ? 0 : 1
