import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ressources } from '../src/parcours/ressources.js'
import { lireLesModules } from './frontieres/modules.js'
import { type Infraction, infractions, lignes } from './frontieres/regles.js'

/**
 * `npm run frontieres`: the directions of the map, at error level. A known exception is one line « path detail # reason » of
 * `outils/frontieres/tolerees.txt`, a list that may only shrink: an exception that no longer serves is itself an error.
 */
const racine = fileURLToPath(new URL('../../', import.meta.url))

const tolerees = readFileSync(new URL('outils/frontieres/tolerees.txt', `file://${racine}`), 'utf8')
  .split('\n')
  .map(ligne => ligne.replace(/#.*/, '').trim())
  .filter(ligne => ligne !== '')
const cle = (i: Infraction) => `${i.chemin} ${i.detail}`

const modules = lireLesModules(racine)
const trouvees = infractions(
  modules,
  ressources.map(r => r.table),
)
const refusees = trouvees.filter(i => !tolerees.includes(cle(i)))
const perimees = tolerees.filter(t => !trouvees.some(i => cle(i) === t))

for (const i of refusees) console.error(`✗ ${i.chemin}\n    ${i.regle} : ${i.detail}`)
for (const t of perimees) console.error(`✗ outils/frontieres/tolerees.txt\n    « ${t} » ne sert plus : retirez la ligne`)

const imports = modules.reduce((n, m) => n + m.imports.length, 0)
const tailles = modules.map(lignes).toSorted((a, b) => a - b)
console.log(
  `${modules.length} modules lus, ${imports} imports suivis, ${tolerees.length} exception(s) ; ` +
    `fichier médian : ${tailles[Math.floor(tailles.length / 2)]} lignes, le plus long : ${tailles.at(-1)}`,
)
if (modules.length === 0 || imports === 0) console.error('✗ Aucun module lu : la vérification n’a rien vérifié')
process.exitCode = refusees.length + perimees.length > 0 || imports === 0 ? 1 : 0
