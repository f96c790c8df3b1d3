import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { toutSceller } from '../../outils/tout-sceller.js'
import { exporter } from './exporter.js'
import { poursuivreLaNumerotation } from './numeroter.js'
import { verifier } from './verifier.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

const lireAmina = async () => {
  const r = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })
  assert.equal(r.status, 200)
  await toutSceller(p)
}
const rapport = async () =>
  verifier(exporter({ sql: p.base.application, sels: p.secrets.selsDuJournal, instant: new Date() }), await p.scellement.cles())

describe('A11 — Une base remise sur un autre serveur', () => {
  it('continue la numérotation : ce qui s’y écrit est scellé à la suite, et se vérifie', async () => {
    const base = p.base.proprietaire
    const compter = async (avance: number) => {
      await base`update transaction_du_journal set decalage = ${avance}`
      await base.unsafe(`alter table journal alter column tx set default (pg_current_xact_id()::text::bigint + ${avance})`)
    }
    // The server the seals come from had counted a million transactions more than this one.
    await compter(1_000_000)
    await lireAmina()
    await compter(0)
    await poursuivreLaNumerotation(base)
    const avant = await rapport()
    assert.deepEqual(avant.anomalies, [])
    await lireAmina()
    const apres = await rapport()
    assert.deepEqual([apres.anomalies, apres.rangs], [[], avant.rangs + 1])
  })
})
