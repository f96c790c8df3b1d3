import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { toutSceller } from '../../outils/tout-sceller.js'
import { reconnaitreLeSceau } from '../serveur/secrets/sceau-reconnu.js'
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

const decalage = async () =>
  (await p.base.proprietaire<{ decalage: string }[]>`select decalage::text from transaction_du_journal`)[0]?.decalage

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
    await poursuivreLaNumerotation(base, [generateKeyPairSync('ed25519').publicKey])
    assert.equal(await decalage(), '0', 'un sceau qu’aucune de nos clés n’a signé ne fait avancer aucun numéro')
    await poursuivreLaNumerotation(base, [createPublicKey(p.secrets.scellement.privee)])
    const avant = await rapport()
    assert.deepEqual(avant.anomalies, [])
    await lireAmina()
    const apres = await rapport()
    assert.deepEqual([apres.anomalies, apres.rangs], [[], avant.rangs + 1])
  })
})

describe('A11 — Qui tient la base change les numéros de transaction', () => {
  const demarrer = () =>
    reconnaitreLeSceau(p.base.application, p.secrets, { dossierSecrets: '/secrets' }).then(
      () => 'accepté',
      (refus: Error) => refus.message,
    )
  const LOIN = '9000000000000000000'

  for (const [quoi, faire, defaire, phrase] of [
    [
      'la colonne d’un sceau : la numérotation ne la suit pas, et rien ne sert avant qu’elle soit rétablie',
      `update sceau set au = ${LOIN} - au where rang = 1`,
      `update sceau set au = ${LOIN} - au where rang = 1`,
      /Le sceau 1 se dit, dans la base, d’une transaction que le dernier sceau n’a pas prise/,
    ],
    [
      'une ligne du journal d’une transaction que nul n’a atteinte : de même',
      `insert into journal (tx, organisation, application, issue, correlation) values (${LOIN}, 'CD62', 'x', 'servi', 'forgée')`,
      `delete from journal where tx = ${LOIN}`,
      /se dit de la transaction 9000000000000000000, qu’aucun serveur n’a atteinte/,
    ],
  ] as const)
    it(quoi, async () => {
      await lireAmina()
      const avant = await decalage()
      await p.base.proprietaire.unsafe(faire)
      try {
        await poursuivreLaNumerotation(p.base.proprietaire, [createPublicKey(p.secrets.scellement.privee)])
        assert.equal(await decalage(), avant)
        assert.match(await demarrer(), phrase)
      } finally {
        await p.base.proprietaire.unsafe(defaire)
      }
      assert.equal(await demarrer(), 'accepté')
    })
})
