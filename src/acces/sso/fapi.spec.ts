import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt, exportJWK, generateKeyPair } from 'jose'
import * as client from 'openid-client'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { enregistrerApplication } from '../index.js'

const retour = 'https://logiciel.example/retour'
const ligne = 'identite.accompagnement.consulter'

describe('I5 — FAPI 2.0 : un programme qui signe et qui lie ses jetons pousse ses demandes, et répond à son défi', () => {
  let p: PlateformeDEssai
  let lie: client.Configuration
  let simple: client.Configuration
  before(async () => {
    p = await unePlateforme()
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'cle-1', alg: 'ES256', use: 'sig' }
    const inscrire = async (clientId: string) => {
      await enregistrerApplication(p.base.application, {
        ...{
          clientId,
          nom: clientId,
          organisation: 'CD59',
          royaumes: ['/agent', '/individu'],
          scopes: [ligne],
          adressesDeRetour: [retour],
        },
        ...{ methode: 'private_key_jwt', jwks: { keys: [jwk] } },
      })
      return clientId
    }
    await inscrire('PAR_fapi_59')
    await inscrire('PAR_simple_59')
    await p.base.application`update application set lien = 'dpop' where client_id = 'PAR_fapi_59'`
    await p.base.application`update habilitation_version set version = version + 1`
    await p.habilitations.rafraichir()
    const decouvrir = (clientId: string) =>
      client.discovery(new URL(p.adressePublique), clientId, {}, client.PrivateKeyJwt({ key: privateKey, kid: 'cle-1' }), {
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
        execute: [client.allowInsecureRequests],
      })
    lie = await decouvrir('PAR_fapi_59')
    simple = await decouvrir('PAR_simple_59')
  })
  after(() => p.fermer())

  const parametres = async (verifieur = client.randomPKCECodeVerifier()) => ({
    ...{ redirect_uri: retour, scope: `openid ${ligne}`, state: client.randomState(), realm: '/agent' },
    ...{ code_challenge: await client.calculatePKCECodeChallenge(verifieur), code_challenge_method: 'S256' },
  })
  const visiter = async (adresse: URL, cookie?: string) => {
    const r = await fetch(adresse, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    return { suite: r.headers.get('location') ?? '', corps: await r.text() }
  }

  it('la demande poussée n’est plus dans l’adresse, ne sert qu’une fois, et le jeton est lié à la clé', async () => {
    const verifieur = client.randomPKCECodeVerifier()
    const dits = await parametres(verifieur)
    const adresse = await client.buildAuthorizationUrlWithPAR(lie, dits)
    assert.deepEqual([...adresse.searchParams.keys()].toSorted(), ['client_id', 'request_uri'])
    const cookie = await p.ouvrirSession('madameRoy')
    const { suite } = await visiter(adresse, cookie)
    assert.ok(suite.startsWith(retour), suite)
    const DPoP = client.getDPoPHandle(lie, await client.randomDPoPKeyPair('ES256'))
    const attendu = { pkceCodeVerifier: verifieur, expectedState: dits.state }
    const jetons = await client.authorizationCodeGrant(lie, new URL(suite), attendu, {}, { DPoP })
    assert.equal(jetons.token_type, 'dpop')
    assert.equal(decodeJwt(jetons.access_token)['agent'], 'roy.claire|ROY|Claire')
    const amina = new URL(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, p.adressePublique)
    const lue = await client.fetchProtectedResource(lie, jetons.access_token, amina, 'GET', null, undefined, { DPoP })
    assert.equal(lue.status, 200)
    assert.ok(!(await visiter(adresse, cookie)).suite.includes('code='))
  })

  it('sans la pousser, sans défi, ou par un autre programme : refusé', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    const dits = await parametres()
    const enClair = await visiter(client.buildAuthorizationUrl(lie, dits), cookie)
    assert.match(enClair.suite + enClair.corps, /Pushed(?: |\+)Authorization(?: |\+)Request/)
    const { code_challenge: _, code_challenge_method: __, ...sansDefi } = dits
    await assert.rejects(client.buildAuthorizationUrlWithPAR(lie, sansDefi), (e: client.ResponseBodyError) => e.error === 'invalid_request')
    const dUnAutre = await client.buildAuthorizationUrlWithPAR(lie, dits)
    dUnAutre.searchParams.set('client_id', 'PAR_simple_59')
    const volee = await visiter(dUnAutre, cookie)
    assert.ok(!volee.suite.includes('code='), volee.suite)
  })

  it('un programme au porteur la pousse s’il veut, et passe sans', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    assert.match((await visiter(client.buildAuthorizationUrl(simple, await parametres()), cookie)).suite, /code=/)
    assert.match((await visiter(await client.buildAuthorizationUrlWithPAR(simple, await parametres()), cookie)).suite, /code=/)
  })

  it('poussée, une demande qui veut une personne ou une nouvelle connexion montre encore son écran', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    for (const plus of [{ realm: '/individu', scope: 'openid' }, { prompt: 'login' }, { max_age: '0' }]) {
      const adresse = await client.buildAuthorizationUrlWithPAR(lie, { ...(await parametres()), ...plus })
      const { suite } = await visiter(adresse, cookie)
      assert.match(suite, /^\/connexion\/accord\/[\w-]+$/, JSON.stringify(plus))
    }
  })
})
