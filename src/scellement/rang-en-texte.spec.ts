import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type BaseDEssai, uneBase } from '../../outils/base-d-essai.js'
import { attendreQue } from '../../outils/attendre-que.js'
import { exporter } from './exporter.js'
import { enFeuilles } from './feuille.js'
import { deChaqueRang, rangsDesDossiers } from './rangs.js'
import { sceller } from './sceller.js'
import { verifier } from './verifier.js'

let base: BaseDEssai
before(async () => {
  base = await uneBase()
})
after(() => base.fermer())

type Ecrite = {
  structure?: string | null
  agent?: string | null
  champs?: (string | null)[] | null
  application?: string
  correlation?: string
}
const SIMPLES: Ecrite[] = [
  { structure: null, agent: null, champs: null },
  { structure: '', agent: '', champs: [] },
  { structure: '=', agent: '=a', champs: ['nom', null, 'NULL', ''] },
  { agent: 'é’𝄞|"\\|{}', champs: ['a,b', '"', '\\', '{x}', 'ligne\nsuivante'], correlation: 'tab\tet\nligne' },
  { application: '', correlation: '' },
]
const SEPAREES: Ecrite[] = [
  { agent: 'a\u001fb|A|B' },
  { structure: '\u001f', champs: ['\u001f'] },
  { correlation: `x\u001f${'=\u001f'.repeat(10)}` },
  { agent: 'a\u001eb|A|B' },
  // Two rows of eleven columns each, if only separators were counted.
  { agent: `a\u001e${'x\u001f'.repeat(10)}x` },
]

async function ecrire(lignes: readonly Ecrite[]): Promise<void> {
  for (const { structure = 'S', agent = 'a|A|B', champs = ['nom'], application = 'x', correlation = 'c' } of lignes)
    await base.proprietaire`insert into journal (organisation, structure, agent, application, usager_id, champs, issue, correlation)
      values ('CD59', ${structure}, ${agent}, ${application}, 1, ${champs}, 'a-part', ${correlation})`
}
const parInstant = <T extends { instant: string }>(lus: readonly T[]) => lus.toSorted((a, b) => (a.instant < b.instant ? -1 : 1))

describe('A11 — Un rang lu en un texte est le même que lu colonne par colonne', () => {
  for (const [quoi, lignes] of [
    ['vide, absent, accents, guillemets, fins de ligne', SIMPLES],
    ['les séparateurs eux-mêmes, où qu’on les ait écrits', SEPAREES],
  ] as const)
    it(quoi, async () => {
      await ecrire(lignes)
      const tout = { du: -(2n ** 62n), au: 2n ** 62n }
      const [enTexte, enColonnes] = [
        await deChaqueRang(base.application, tout, r => r),
        await rangsDesDossiers(base.application, ['1'], 100),
      ]
      assert.ok(enTexte.length >= lignes.length)
      assert.deepEqual(parInstant(enTexte), parInstant([...enColonnes]))
    })

  it('scellés ensemble, ils se vérifient', async () => {
    const { privateKey: privee, publicKey: publique } = generateKeyPairSync('ed25519')
    const sels = randomBytes(32)
    const matiere = { sql: base.application, privee, enFeuille: enFeuilles(sels), origine: 'essai', horloge: () => new Date() }
    await attendreQue(async () => (await sceller(matiere))?.lignes === SIMPLES.length + SEPAREES.length)
    const rapport = await verifier(exporter({ sql: base.application, sels, instant: new Date() }), [{ nom: 'essai', publique }])
    assert.deepEqual(rapport.anomalies, [])
    assert.equal(rapport.rangs, SIMPLES.length + SEPAREES.length)
  })
})
