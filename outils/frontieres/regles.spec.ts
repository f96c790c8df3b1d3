import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { lireLesModules, unModule } from './modules.js'
import { infractions } from './regles.js'

const TABLES = ['identite', 'droits_rsa']
const verifier = (fichiers: Record<string, string>) =>
  infractions(
    Object.entries(fichiers).map(([chemin, texte]) => unModule(chemin, texte)),
    TABLES,
  ).map(i => `${i.chemin} : ${i.regle} : ${i.detail}`)

/** One planted violation a line: the file, its text, what the refusal must say. */
const PLANTEES: readonly [chemin: string, texte: string, refus: RegExp][] = [
  ['src/droit/textes.ts', `import { z } from 'zod'`, /droit\/ n’importe rien .* zod/],
  ['src/droit/durees.ts', `import type { R } from '../moteur/ressource.js'`, /droit\/ n’importe rien/],
  ['src/moteur/lecture.ts', `import { identite } from '../parcours/identite/identite.echange.js'`, /le moteur ne connaît que le droit/],
  ['src/moteur/lecture.ts', `export * from '../flux/index.js'`, /le moteur ne connaît que le droit/],
  ['src/flux/import.ts', `import { rapprocher } from '../personnes/rapprocher.js'`, /une tranche se voit par son index/],
  ['src/serveur/plateforme.ts', `const { f } = await import('../flux/import.js')`, /une tranche se voit par son index/],
  ['src/parcours/inscription/radiation.ts', `import type { A } from '../identite/adresse.js'`, /une tranche se voit par son index/],
  ['src/parcours/inscription/inscription.regles.ts', `import { readFileSync } from 'node:fs'`, /\*\.regles\.ts .* node:fs/],
  [
    'src/parcours/inscription/inscription.echange.ts',
    `import type {\n  Moteur,\n} from '../../moteur/moteur.js'`,
    /\*\.echange\.ts .* src\/moteur\/moteur\.ts/,
  ],
  ['src/acces/jeton.ts', `import '../serveur/secrets.js'`, /seule la composition connaît src\/serveur/],
  ['src/partenaire/quota.ts', `import { uneBase } from '../../outils/base-d-essai.js'`, /ce qui sert n’importe pas ce qui l’éprouve/],
  ['src/acces/jeton.ts', `const cle = process.env['CLE']`, /seul src\/serveur\/ lit l’environnement/],
  ['src/acces/jeton.ts', `import { env } from 'node:process'`, /seul src\/serveur\/ lit l’environnement/],
  ['src/personnes/chercher.ts', 'sql`select 1 from identite i where true`', /seul le moteur nomme les tables déclarées : identite/],
  ['src/flux/ecrire.ts', 'sql`INSERT INTO droits_rsa_histoire select 1`', /les tables déclarées : droits_rsa_histoire/],
  ['src/flux/import.ts', '\n'.repeat(301), /plus de 300 lignes : 301 lignes/],
]

describe('Les directions de la carte', () => {
  for (const [chemin, texte, refus] of PLANTEES) {
    it(`refuse dans ${chemin} : ${texte.trim().slice(0, 70) || 'un fichier trop long'}`, () => {
      const trouvees = verifier({ [chemin]: texte })
      assert.equal(trouvees.length, 1, trouvees.join('\n'))
      assert.match(trouvees[0] ?? '', refus)
    })
  }

  it('refuse à une déclaration une donnée de sa tranche qui n’est pas pure', () => {
    const trouvees = verifier({
      'src/parcours/identite/identite.echange.ts': `import { adresse } from './adresse.js'`,
      'src/parcours/identite/adresse.ts': `import { communes } from '@etalab/decoupage-administratif'`,
    })
    assert.match(trouvees.join(), /adresse\.ts : .*données de leur tranche : @etalab/)
  })

  it('refuse un cycle, même de types', () => {
    const trouvees = verifier({ 'src/flux/a.ts': `import type { B } from './b.js'`, 'src/flux/b.ts': `export { a } from './a.js'` })
    assert.match(trouvees.join(), /aucun cycle d’imports : src\/flux\/a\.ts → src\/flux\/b\.ts → src\/flux\/a\.ts/)
  })

  it('laisse passer ce que la carte permet', () => {
    const trouvees = verifier({
      'src/droit/textes.ts': '',
      'src/parcours/identite/adresse.ts': `import { z } from 'zod'`,
      'src/parcours/identite/identite.echange.ts': `import { z } from 'zod'\nimport { adresse } from './adresse.js'\nimport { t } from '../../droit/textes.js'`,
      'src/parcours/ressources.ts': `import { identite } from './identite/identite.echange.js'`,
      'src/moteur/lecture.ts': 'const sql = `select 1 from identite`',
      'src/serveur/config.ts': `import { acces } from '../acces/index.js'\nexport const hote = process.env['HOTE']`,
      'src/acces/index.ts': `import { identite } from '../parcours/identite/identite.echange.js'`,
      'src/acces/acces.spec.ts': 'sql`select 1 from identite`',
    })
    assert.deepEqual(trouvees, [])
  })

  it('lit de vrais modules : la vérification ne peut pas passer en ne lisant rien', () => {
    const modules = lireLesModules(fileURLToPath(new URL('../../../', import.meta.url)))
    const ecriture = modules.find(m => m.chemin === 'src/moteur/ecriture.ts')
    assert.ok(modules.length > 80)
    assert.ok(ecriture?.imports.includes('src/moteur/deriver/sql.ts'))
  })
})
