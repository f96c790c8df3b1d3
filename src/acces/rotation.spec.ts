import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { creerVerification, signerJeton } from './index.js'
import { clesPubliees, demanderJeton, demarrerPlateforme, uneCle } from './plateforme.essai.js'

describe('I3 — les clés de signature tournent sans coupure', () => {
  it('I3 — la première clé signe, toutes sont publiées, et un jeton de l’ancienne reste valable', async () => {
    const [ancienne, nouvelle] = [await uneCle(), await uneCle()]
    const plateforme = await demarrerPlateforme({ signature: [nouvelle, ancienne] })
    try {
      const editeur = await plateforme.application()
      const publiees = await clesPubliees(plateforme)
      assert.deepEqual(
        publiees.map(({ x }) => x),
        [nouvelle.x, ancienne.x],
      )
      const { jeton } = await demanderJeton(plateforme, editeur)
      assert.equal(decodeProtectedHeader(jeton).kid, publiees[0]?.kid)

      const verifier = await creerVerification({ ...plateforme, revocations: plateforme.habilitations })
      const davant = await signerJeton(
        { signature: [ancienne] },
        { clientId: editeur.clientId, organisation: 'CD59', royaume: '/agent', scopes: [] },
        plateforme,
      )
      assert.equal((await verifier(`Bearer ${davant}`)).organisation, 'CD59')
      assert.equal((await verifier(`Bearer ${jeton}`)).organisation, 'CD59')
    } finally {
      await plateforme.fermer()
    }
  })

  it('I3 — le serveur refuse de naître sans clé, ou avec une clé publique', async () => {
    const revocations = { estRevoque: () => false, application: () => undefined, organisation: () => undefined }
    const { d: _, ...publique } = await uneCle()
    await assert.rejects(creerVerification({ secrets: { signature: [] }, adressePublique: 'http://x', revocations }), /Aucune clé/)
    await assert.rejects(creerVerification({ secrets: { signature: [publique] }, adressePublique: 'http://x', revocations }), /privée/)
  })
})
