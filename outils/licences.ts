import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * `npm run licences`: every package of the lock file, direct or not, must carry a licence that lets the whole be published
 * under EUPL-1.2. A licence absent from this list is a question for a person, so it is refused.
 */
const COMPATIBLES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

const verrou = z.object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) })

/** « A OR B » leaves the choice; « A AND B » binds to both. */
function estCompatible(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(choix => choix.split(' AND ').every(licence => COMPATIBLES.has(licence.trim())))
}

const { packages } = verrou.parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')))
const paquets = Object.entries(packages).map(([chemin, { license }]) => ({ nom: chemin || '(ce dépôt)', licence: license ?? 'aucune' }))
const refuses = paquets.filter(p => !estCompatible(p.licence))

for (const p of refuses) console.error(`✗ ${p.nom} : licence « ${p.licence} », absente de la liste des licences compatibles`)
if (paquets.length < 2) console.error('✗ Aucun paquet lu : la vérification n’a rien vérifié')
console.log(`${paquets.length} paquets, licences : ${[...new Set(paquets.map(p => p.licence))].toSorted().join(', ')}`)
process.exitCode = refuses.length > 0 || paquets.length < 2 ? 1 : 0
