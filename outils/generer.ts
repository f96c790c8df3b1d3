import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ressources } from '../src/parcours/ressources.js'
import { fichiersDerives } from './fichiers-derives.js'

/**
 * `npm run generer`: writes what the declaration implies into `genere/`, for people to read and to diff. With `--verifier`, writes
 * nothing and exits with 1, naming the files that no longer say what the declaration says.
 */
const dossier = fileURLToPath(new URL('../../genere/', import.meta.url))

const presents = (existsSync(dossier) ? readdirSync(dossier, { recursive: true, withFileTypes: true }) : [])
  .filter(f => f.isFile())
  .map(f => relative(dossier, join(f.parentPath, f.name)).replaceAll('\\', '/'))
const lire = (chemin: string) => readFileSync(join(dossier, chemin), 'utf8')

const derives = fichiersDerives(ressources)
const perimes = [...derives].filter(([chemin, contenu]) => !presents.includes(chemin) || lire(chemin) !== contenu).map(([chemin]) => chemin)
const enTrop = presents.filter(chemin => !derives.has(chemin))

if (process.argv.includes('--verifier')) {
  const fautes = [...perimes, ...enTrop].map(chemin => `genere/${chemin}`)
  if (fautes.length > 0) {
    console.error(
      `Ces fichiers ne disent plus ce que dit la déclaration : ${fautes.join(', ')}. Lancez « npm run generer », relisez la différence, committez-la.`,
    )
    process.exitCode = 1
  } else console.log(`${derives.size} fichiers dérivés, tous à jour.`)
} else {
  for (const chemin of enTrop) rmSync(join(dossier, chemin))
  for (const chemin of perimes) {
    mkdirSync(dirname(join(dossier, chemin)), { recursive: true })
    writeFileSync(join(dossier, chemin), derives.get(chemin) ?? '')
  }
  console.log(
    perimes.length + enTrop.length === 0
      ? 'Rien n’a changé.'
      : [...perimes.map(c => `écrit : genere/${c}`), ...enTrop.map(c => `retiré : genere/${c}`)].join('\n'),
  )
}
