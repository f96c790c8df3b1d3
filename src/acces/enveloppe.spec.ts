import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { compactDecrypt, createRemoteJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { annoncer, enregistrerApplication, signerJeton } from './index.js'

const SENSIBLE = 'identite.tenueDeLaListe.consulter'
const ORDINAIRE = 'inscription.tenueDeLaListe.consulter'

describe('I3 — une réponse sensible est signée, puis chiffrée pour la clé de l’application', () => {
  let p: PlateformeDEssai
  let chemin: string
  let ordinaire: string
  before(async () => {
    p = await unePlateforme()
    chemin = `/api/v1/tenue-de-la-liste/identites/${p.identifiant('amina', 'FT')}`
    ordinaire = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('amina', 'FT')}`
  })
  after(() => p.fermer())

  const uneCle = async (kid: string, alg = 'ECDH-ES+A256KW') => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'enc' } as JWK }
  }
  const inscrire = async (exigeeLe: string | null, cles: readonly JWK[]) => {
    const commun = { nom: 'Éditeur', organisation: 'FT', royaumes: ['/agent'] as const, scopes: [SENSIBLE, ORDINAIRE] }
    const { clientId } = await enregistrerApplication(p.base.application, { ...commun, liaison: { par: null, exigeeLe } })
    await publier(clientId, cles)
    return clientId
  }
  const publier = async (clientId: string, cles: readonly JWK[]) => {
    await p.base.application.begin(async tx => {
      await tx`update application set cles_de_chiffrement = ${tx.json(cles as Record<string, string>[])} where client_id = ${clientId}`
      await annoncer(tx)
    })
    await p.habilitations.rafraichir()
  }
  /** Bound inside the process, so that only the envelope is at stake. */
  const lire = async (clientId: string, adresse: string, entetes: Record<string, string> = {}) => {
    const porteur = { clientId, organisation: 'FT', royaume: '/agent' as const, scopes: [SENSIBLE, ORDINAIRE], cnf: { interne: 'essai' } }
    const authorization = `Bearer ${await signerJeton(p.secrets, porteur, { adressePublique: p.adressePublique })}`
    return p.app.inject({ method: 'GET', url: adresse, headers: { authorization, ...entetes } })
  }
  const jose = { accept: 'application/jose' }

  it('I3 — ouverte par sa clé, la réponse dit qui l’a signée, pour qui, et ce que l’échange rend', async () => {
    const { jwk, privateKey } = await uneCle('2026-1')
    const clientId = await inscrire(null, [jwk])
    const reponse = await lire(clientId, chemin, jose)
    assert.deepEqual([reponse.statusCode, reponse.headers['content-type']], [200, 'application/jose'])
    assert.doesNotMatch(reponse.payload, /amina|benali/i)
    const { plaintext, protectedHeader } = await compactDecrypt(reponse.payload, privateKey)
    assert.deepEqual([protectedHeader.kid, protectedHeader.enc, protectedHeader.cty], ['2026-1', 'A256GCM', 'JWT'])
    const cles = createRemoteJWKSet(new URL(`${p.url}/connexion/oauth2/jwks`))
    const { payload } = await jwtVerify(Buffer.from(plaintext).toString(), cles, { issuer: p.adressePublique, audience: clientId })
    const enClair = await lire(clientId, chemin)
    assert.deepEqual(payload['reponse'], enClair.json())
    assert.equal(payload.jti, reponse.headers['x-correlation-id'])
  })

  it('I3 — la clé se remplace sans arrêt : la première sert, son kid le dit ; l’ancienne n’ouvre plus ce qui vient après', async () => {
    const [ancienne, nouvelle] = [await uneCle('ancienne'), await uneCle('nouvelle', 'RSA-OAEP-256')]
    const clientId = await inscrire(null, [ancienne.jwk])
    await compactDecrypt((await lire(clientId, chemin, jose)).payload, ancienne.privateKey)
    await publier(clientId, [nouvelle.jwk, ancienne.jwk])
    const apres = (await lire(clientId, chemin, jose)).payload
    assert.equal((await compactDecrypt(apres, nouvelle.privateKey)).protectedHeader.kid, 'nouvelle')
    await assert.rejects(compactDecrypt(apres, ancienne.privateKey))
  })

  it('I3 — le jour venu, la ligne sensible n’est rendue que chiffrée ; l’ordinaire reste lisible ; avant ce jour, les deux', async () => {
    const { jwk } = await uneCle('2026-1')
    for (const [exigeeLe, statut] of [
      ['2025-01-01', 406],
      ['2999-01-01', 200],
      [null, 200],
    ] as const) {
      const clientId = await inscrire(exigeeLe, [jwk])
      assert.equal((await lire(clientId, chemin)).statusCode, statut, String(exigeeLe))
      assert.equal((await lire(clientId, ordinaire)).statusCode, 200)
      assert.equal((await lire(clientId, chemin, jose)).statusCode, 200)
    }
  })

  it('I3 — sans clé inscrite, demander une réponse chiffrée est refusé avant toute lecture, et le refus se lit', async () => {
    const reponse = await lire(await inscrire(null, []), chemin, jose)
    assert.equal(reponse.statusCode, 406)
    assert.match(reponse.payload, /chiffrement-exige/)
    const perdu = `${chemin.slice(0, -2)}xx`
    assert.match(
      String((await lire(await inscrire(null, [(await uneCle('k')).jwk]), perdu, jose)).headers['content-type']),
      /problem\+json/,
    )
  })
})
