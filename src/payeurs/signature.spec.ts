import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { estSigne, uneCaisseSimulee } from '../../jeu-d-essai/caisse-simulee.js'
import { clesPubliees } from '../acces/plateforme.essai.js'
import { creerSignatureHttp } from '../messagerie/signature-http.js'
import { appelerLaCaisse } from './index.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())

describe('I3 E2 — ce qui part vers une caisse est signé (RFC 9421), corps compris (RFC 9530)', () => {
  it('la caisse qui vérifie par la clé publiée prend la décision ; celle qui en attend une autre ne prend rien', async () => {
    const [publiee] = await clesPubliees(s.p)
    const cle = createPublicKey({ key: { ...publiee }, format: 'jwk' })
    for (const [attendue, effets] of [
      [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey, 0],
      [cle, 1],
    ] as const) {
      const caisse = await uneCaisseSimulee({ cle: attendue })
      await appelerLaCaisse(s.p.moteur.sql, s.p.moteur.chiffrement, 'CAF591', caisse.adresse)
      await s.transmettre('amina', 'sanctionRsa:1')
      await s.livreur.tour()
      assert.ok(caisse.appels() > 0)
      assert.equal(caisse.effets.length, effets)
      await caisse.fermer()
    }
  })

  it('un octet du corps, l’adresse, la méthode ou la référence changés : la signature ne vaut plus', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const entetes = { 'content-type': 'application/json', 'idempotency-key': 'a' }
    const corps = '{"taux":30}'
    const ajoutes = creerSignatureHttp({ kid: 'k', privee: privateKey })(
      { adresse: 'http://caisse.example/decisions', corps, entetes },
      new Date(),
    )
    const recue = { method: 'POST', url: '/decisions', headers: { host: 'caisse.example', ...entetes, ...ajoutes } }
    assert.equal(estSigne(recue, Buffer.from(corps), publicKey), true)
    assert.equal(estSigne(recue, Buffer.from('{"taux":90}'), publicKey), false)
    assert.equal(estSigne({ ...recue, url: '/autres' }, Buffer.from(corps), publicKey), false)
    assert.equal(estSigne({ ...recue, method: 'PUT' }, Buffer.from(corps), publicKey), false)
    assert.equal(estSigne({ ...recue, headers: { ...recue.headers, 'idempotency-key': 'b' } }, Buffer.from(corps), publicKey), false)
    assert.equal(estSigne({ ...recue, headers: { host: 'caisse.example', ...entetes } }, Buffer.from(corps), publicKey), false)
  })
})
