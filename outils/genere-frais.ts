import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Derives `genere/` again and compares it with what was there: what is committed must be what the declaration says.
 * The folder keeps the fresh files, so that the difference is read and committed by a person.
 */
const racine = fileURLToPath(new URL('../../', import.meta.url))
const dossier = join(racine, 'genere')

function contenus(): Map<string, string> {
  const chemins = readdirSync(dossier, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  return new Map(chemins.map(f => join(f.parentPath, f.name)).map(chemin => [chemin.slice(racine.length), readFileSync(chemin, 'utf8')]))
}

const avant = contenus()
const { status } = spawnSync(process.execPath, [join(racine, 'dist/outils/generer.js')], {
  cwd: racine,
  stdio: ['ignore', 'ignore', 'inherit'],
})
const apres = contenus()
const changes = [...new Set([...avant.keys(), ...apres.keys()])].filter(chemin => avant.get(chemin) !== apres.get(chemin))

for (const chemin of changes)
  console.error(`✗ ${chemin} ne disait plus ce que dit la déclaration : relisez la différence, puis committez-la`)
console.log(`${apres.size} fichiers dérivés, ${changes.length} différent(s)`)
process.exitCode = status !== 0 || changes.length > 0 || apres.size === 0 ? 1 : 0
