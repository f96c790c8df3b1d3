import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { poserConstats } from '../../../src/flux/import/rapport.js'
import { unePlateformeAuTravail } from '../etats.essai.js'

let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
before(async () => {
  p = await unePlateformeAuTravail()
})
after(() => p.fermer())

const COMBIEN = 30_000

describe('C — Le rapport d’un fichier', () => {
  it('se télécharge au fil de sa lecture, si long soit-il, et jusqu’au bout', async () => {
    const constat = {
      code: 'PERSONNE_INCONNUE',
      rang: 1,
      repere: 'X'.repeat(100),
      personne: null,
      chemin: null,
      detail: 'Y'.repeat(300),
    } as const
    await p.base.proprietaire`delete from import_anomalie where import = ${p.fichier}`
    await poserConstats(
      p.base.proprietaire,
      p.fichier,
      0,
      Array.from({ length: COMBIEN }, () => constat),
    )
    const cookie = await p.ouvrirSession('monsieurBrun')
    const demander = (cookie: string) => p.appeler(`/professionnel/imports/${p.fichier}/rapport.csv`, { headers: { cookie } })
    const rapport = await demander(cookie)
    assert.equal(rapport.status, 200)
    assert.equal(rapport.headers.get('content-length'), null, 'envoyé avant d’être entier')
    assert.match(rapport.headers.get('content-disposition') ?? '', /^attachment; filename="rapport-/)
    assert.equal((await rapport.text()).split('\r\n').length, COMBIEN + 2)
    assert.equal((await demander(await p.ouvrirSession('monsieurKone'))).status, 403)
  })
})
