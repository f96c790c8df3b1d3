import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { jourDe } from '../src/moteur/moteur.js'
import { rejoindreBases } from '../src/serveur/base/bases.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { chiffresDe } from './audit/chiffres.js'
import { lireLesResultats } from './audit/essais-nommes.js'
import { provenanceDe } from './audit/provenance.js'
import { manques, rapport } from './audit/rapport.js'

/**
 * `npm run audit -- --resultats r.xml [--base] [--sortie audit]`: the folder presented to the commission and to the ANSSI. The results are those
 * of `RESULTATS=r.xml npm run essais`; `--base` counts the year in the database of the configuration. Exits with 1 when a control is not proved,
 * or when the trials are older than the sources.
 */
const { values } = parseArgs({
  options: {
    resultats: { type: 'string' },
    base: { type: 'boolean', default: false },
    sortie: { type: 'string', default: 'audit' },
    annee: { type: 'string' },
  },
})
const racine = fileURLToPath(new URL('../../', import.meta.url))
const jour = jourDe(new Date())
const annee = Number(values.annee ?? jour.slice(0, 4))
const sortie = resolve(values.sortie)
mkdirSync(sortie, { recursive: true })

const resultats = values.resultats && existsSync(values.resultats) ? lireLesResultats(readFileSync(values.resultats, 'utf8')) : new Map()
const nomenclature = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  ...{ cwd: racine, encoding: 'utf8', maxBuffer: 100_000_000 },
})
const { components } = JSON.parse(nomenclature) as { components: unknown[] }
const lus = values.resultats && existsSync(values.resultats) ? values.resultats : undefined
const provenance = provenanceDe(racine, lus)
const dossier = { jour, annee, resultats, chiffres: values.base ? await chiffres() : null, composants: components.length, provenance }

writeFileSync(join(sortie, 'composants.cdx.json'), nomenclature)
writeFileSync(join(sortie, 'rapport.md'), rapport(dossier))
for (const fichier of ['recommandation-cnil.md', 'registre.md', 'matrice.txt'])
  copyFileSync(join(racine, 'genere', fichier), join(sortie, fichier))
if (values.resultats && existsSync(values.resultats)) copyFileSync(values.resultats, join(sortie, 'resultats.xml'))

const absents = [...manques(dossier), ...(provenance.perimes ? [provenance.phrase] : [])]
console.log(`Dossier écrit dans « ${sortie} » : ${resultats.size} essais lus, ${components.length} composants.`)
for (const absent of absents) console.error(`✗ ${absent}`)
process.exitCode = absents.length > 0 ? 1 : 0

async function chiffres() {
  const bases = await rejoindreBases(lireConfiguration(process.env))
  try {
    return await chiffresDe(annee, bases.proprietaire)
  } finally {
    await bases.fermer()
  }
}
