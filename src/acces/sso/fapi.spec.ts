import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { calculateJwkThumbprint, type CryptoKey, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as client from 'openid-client'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { enregistrerApplication } from '../index.js'
import { unClientLie } from '../possession/client-lie.essai.js'

const retour = 'https://logiciel.example/retour'
const ligne = 'identite.accompagnement.consulter'
const autreLigne = 'inscription.accompagnement.consulter'
const LIE = 'PAR_fapi_59'
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Each sentence says the clause of the FAPI 2.0 Security Profile (final, 2025-02) it holds our server to. TLS (5.2) is held by `serveur/tls.spec.ts`. */
describe('I5 — FAPI 2.0 : un programme qui signe et qui lie ses jetons', () => {
  let p: PlateformeDEssai
  let lie: client.Configuration
  let simple: client.Configuration
  let ec: CryptoKey
  let rsa: KeyObject
  before(async () => {
    p = await unePlateforme()
    const paire = await generateKeyPair('ES256', { extractable: true })
    const paireRsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    ec = paire.privateKey
    rsa = paireRsa.privateKey
    const jwk = { ...(await exportJWK(paire.publicKey)), kid: 'cle-1', alg: 'ES256', use: 'sig' }
    const jwkRsa = { ...(await exportJWK(paireRsa.publicKey)), kid: 'cle-2', use: 'sig' }
    const inscrire = (clientId: string) =>
      enregistrerApplication(p.base.application, {
        ...{ clientId, nom: clientId, organisation: 'CD59', royaumes: ['/agent', '/individu'] },
        ...{ scopes: [ligne, autreLigne], adressesDeRetour: [retour] },
        ...{ methode: 'private_key_jwt', jwks: { keys: [jwk, jwkRsa] } },
      })
    await inscrire(LIE)
    await inscrire('PAR_simple_59')
    await p.base.application`update application set lien = 'dpop' where client_id = ${LIE}`
    await p.base.application`update habilitation_version set version = version + 1`
    await p.habilitations.rafraichir()
    const decouvrir = (clientId: string) =>
      client.discovery(new URL(p.adressePublique), clientId, {}, client.PrivateKeyJwt({ key: ec, kid: 'cle-1' }), {
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
        execute: [client.allowInsecureRequests],
      })
    lie = await decouvrir(LIE)
    simple = await decouvrir('PAR_simple_59')
  })
  after(() => p.fermer())

  const parametres = async (verifieur = client.randomPKCECodeVerifier()) => ({
    ...{ redirect_uri: retour, scope: `openid ${ligne}`, state: client.randomState(), realm: '/agent' },
    ...{ code_challenge: await client.calculatePKCECodeChallenge(verifieur), code_challenge_method: 'S256' },
  })
  const visiter = async (adresse: URL, cookie?: string) => {
    const r = await fetch(adresse, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    return { statut: r.status, suite: r.headers.get('location') ?? '', corps: await r.text() }
  }
  /** A code given to the bound program, and what it must answer with it. */
  const unCode = async (plus: Record<string, string> = {}) => {
    const verifieur = client.randomPKCECodeVerifier()
    const dits = { ...(await parametres(verifieur)), ...plus }
    const { suite, statut } = await visiter(await client.buildAuthorizationUrlWithPAR(lie, dits), await p.ouvrirSession('madameRoy'))
    assert.ok(suite.startsWith(retour), suite)
    return { suite: new URL(suite), statut, attendu: { pkceCodeVerifier: verifieur, expectedState: dits.state } }
  }
  const dpop = async () => client.getDPoPHandle(lie, await client.randomDPoPKeyPair('ES256'))
  const echanger = async ({ suite, attendu }: Awaited<ReturnType<typeof unCode>>, DPoP?: client.DPoPHandle) =>
    client.authorizationCodeGrant(lie, suite, attendu, {}, DPoP && { DPoP })
  const refus = (attendue: string) => (e: client.ResponseBodyError) => {
    assert.equal(e.error, attendue, `${e.message} ${e.error_description}`)
    return true
  }

  type Dite = { claims?: Record<string, unknown>; alg?: 'ES256' | 'RS256' | 'PS256' }
  /** Pushes a good request, by hand: only the assertion, or the fields given, lie. */
  const pousser = async ({ claims = {}, alg = 'ES256' }: Dite = {}, champs: Record<string, string | undefined> = {}) => {
    const maintenant = Math.floor(Date.now() / 1000)
    const usuelles = { iss: LIE, sub: LIE, aud: p.adressePublique, jti: randomUUID(), iat: maintenant, exp: maintenant + 60 }
    const dite = await new SignJWT({ ...usuelles, ...claims })
      .setProtectedHeader({ alg, kid: alg === 'ES256' ? 'cle-1' : 'cle-2' })
      .sign(alg === 'ES256' ? ec : rsa)
    const tous = {
      ...(await parametres()),
      response_type: 'code',
      client_id: LIE,
      client_assertion_type: ASSERTION,
      client_assertion: dite,
    }
    const body = new URLSearchParams(Object.entries({ ...tous, ...champs }).filter((c): c is [string, string] => c[1] !== undefined))
    const r = await fetch(`${p.adressePublique}/connexion/oauth2/par`, { method: 'POST', body })
    return { statut: r.status, corps: (await r.json()) as { error?: string; expires_in?: number } }
  }

  it('5.3.2.1-1, 5.3.2.2-1 — la découverte dit tout ce qu’il faut, et n’offre ni flux implicite ni client sans preuve', () => {
    const dite = lie.serverMetadata()
    assert.equal(dite.issuer, p.adressePublique)
    assert.equal(dite.pushed_authorization_request_endpoint, `${p.adressePublique}/connexion/oauth2/par`)
    assert.equal(dite.authorization_response_iss_parameter_supported, true)
    assert.deepEqual(dite.response_types_supported, ['code'])
    assert.deepEqual(dite.code_challenge_methods_supported, ['S256'])
    assert.ok(!dite.token_endpoint_auth_methods_supported?.includes('none'))
    assert.deepEqual(dite['dpop_signing_alg_values_supported'], ['ES256', 'PS256', 'Ed25519'])
  })

  it('5.3.2.1-2, -9 — ni mot de passe de la personne, ni jeton de renouvellement', async () => {
    for (const grant_type of ['password', 'refresh_token'])
      await assert.rejects(
        client.genericGrantRequest(lie, grant_type, { username: 'roy', password: 'x', refresh_token: 'x', scope: ligne }),
        (e: client.ResponseBodyError) => /unsupported_grant_type|invalid_request/.test(e.error),
      )
    const jetons = await echanger(await unCode(), await dpop())
    assert.equal(jetons.refresh_token, undefined)
  })

  it('5.3.2.1-4, -5 — aucun jeton qui ne soit lié ; celui qui l’est ouvre la ligne à qui tient la clé', async () => {
    await assert.rejects(echanger(await unCode()), refus('invalid_grant'))
    const DPoP = await dpop()
    const jetons = await echanger(await unCode(), DPoP)
    assert.equal(jetons.token_type, 'dpop')
    const dits = decodeJwt(jetons.access_token)
    assert.equal(dits['agent'], 'roy.claire|ROY|Claire')
    assert.deepEqual(Object.keys(dits['cnf'] as object), ['jkt'])
    const amina = new URL(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, p.adressePublique)
    const lue = await client.fetchProtectedResource(lie, jetons.access_token, amina, 'GET', null, undefined, { DPoP })
    assert.equal(lue.status, 200)
    // 5.3.3 — the token is read in its header alone, and opens its scope alone.
    const dansLAdresse = new URL(`${amina}?access_token=${jetons.access_token}`)
    assert.equal((await fetch(dansLAdresse)).status, 401)
    const horsScope = new URL(`/api/v1/accompagnement/inscriptions/${p.identifiant('amina', 'CD59')}`, p.adressePublique)
    const refusee = await client.fetchProtectedResource(lie, jetons.access_token, horsScope, 'GET', null, undefined, { DPoP })
    assert.equal(refusee.status, 403)
  })

  it('5.3.2.1-6, 5.3.2.2-4 — le programme se prouve par sa clé, jamais par un secret, ni sans rien', async () => {
    for (const champs of [
      { client_secret: 'x', client_assertion: undefined, client_assertion_type: undefined },
      { client_assertion: undefined },
    ])
      assert.equal((await pousser({}, champs)).statut, 400)
  })

  it('5.3.2.1-8 — une assertion est pour notre émetteur, écrit comme une chaîne : ni dans une liste, ni l’adresse d’un point d’accès', async () => {
    assert.equal((await pousser()).statut, 201)
    const base = p.adressePublique
    for (const aud of [
      [base],
      [base, 'https://ailleurs.example'],
      `${base}/connexion/oauth2/access_token`,
      `${base}/connexion/oauth2/par`,
      `${base}/`,
    ])
      assert.deepEqual([aud, (await pousser({ claims: { aud } })).corps.error], [aud, 'invalid_client'])
  })

  it('5.3.2.1-11, 5.3.2.2-9 — un code vit une minute au plus, et ne sert qu’une fois', async () => {
    const code = await unCode()
    const vies = await p.base.proprietaire<{ s: number }[]>`
      select extract(epoch from expire_le - now())::int as s from entite_oidc where kind = 'AuthorizationCode'`
    assert.ok(vies.length > 0 && vies.every(({ s }) => s <= 60), JSON.stringify(vies))
    await echanger(code, await dpop())
    await assert.rejects(echanger(code, await dpop()), refus('invalid_grant'))
    const dispute = await unCode()
    const ensemble = await Promise.allSettled(Array.from({ length: 8 }, async () => echanger(dispute, await dpop())))
    assert.equal(ensemble.filter(e => e.status === 'fulfilled').length, 1, 'présenté huit fois au même instant')
    const perime = await unCode()
    await p.base.proprietaire`update entite_oidc set expire_le = now() - interval '1 second' where kind = 'AuthorizationCode'`
    await assert.rejects(echanger(perime, await dpop()), refus('invalid_grant'))
  })

  it('5.3.2.1-12 — un code demandé pour une clé (RFC 9449, 10) ne sert pas avec une autre', async () => {
    const { jwk } = await unClientLie()
    await assert.rejects(echanger(await unCode({ dpop_jkt: await calculateJwkThumbprint(jwk) }), await dpop()), refus('invalid_grant'))
  })

  it('5.3.2.1-13 — une horloge en avance de dix secondes passe, d’une minute non', async () => {
    const dans = (s: number) => Math.floor(Date.now() / 1000) + s
    for (const nom of ['iat', 'nbf']) {
      assert.equal((await pousser({ claims: { [nom]: dans(9), exp: dans(120) } })).statut, 201, nom)
      assert.equal((await pousser({ claims: { [nom]: dans(62), exp: dans(120) } })).corps.error, 'invalid_client', nom)
    }
  })

  it('5.3.2.2-2, -3, -12 — la demande est poussée, par lui seul, vaut moins de dix minutes et ne sert qu’une fois', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    const dits = await parametres()
    const enClair = await visiter(client.buildAuthorizationUrl(lie, dits), cookie)
    assert.match(enClair.suite + enClair.corps, /Pushed(?: |\+)Authorization(?: |\+)Request/)
    const { expires_in: vie = 600 } = (await pousser()).corps
    assert.ok(vie < 600, String(vie))
    const adresse = await client.buildAuthorizationUrlWithPAR(lie, dits)
    assert.deepEqual([...adresse.searchParams.keys()].toSorted(), ['client_id', 'request_uri'])
    const dUnAutre = new URL(adresse)
    dUnAutre.searchParams.set('client_id', 'PAR_simple_59')
    assert.ok(!(await visiter(dUnAutre, cookie)).suite.includes('code='))
    assert.match((await visiter(adresse, cookie)).suite, /code=/)
    assert.ok(!(await visiter(adresse, cookie)).suite.includes('code='))
  })

  it('5.3.2.2-5 — avec un défi PKCE, en S256', async () => {
    for (const champs of [{ code_challenge: undefined, code_challenge_method: undefined }, { code_challenge_method: 'plain' }])
      assert.equal((await pousser({}, champs)).corps.error, 'invalid_request')
    const { suite, attendu } = await unCode()
    const autre = { ...attendu, pkceCodeVerifier: client.randomPKCECodeVerifier() }
    await assert.rejects(client.authorizationCodeGrant(lie, suite, autre, {}, { DPoP: await dpop() }), refus('invalid_grant'))
  })

  it('5.3.2.2-6, -8 — l’adresse de retour est dite, exacte, et en https', async () => {
    for (const redirect_uri of [
      undefined,
      `${retour}/`,
      `${retour}?a=1`,
      'https://logiciel.example/autre',
      'http://logiciel.example/retour',
    ])
      assert.deepEqual([redirect_uri, (await pousser({}, { redirect_uri })).statut], [redirect_uri, 400])
    const enClair = {
      ...{ nom: 'x', organisation: 'CD59', royaumes: ['/agent'] as const, scopes: [ligne] },
      adressesDeRetour: ['http://logiciel.example/'],
    }
    await assert.rejects(enregistrerApplication(p.base.application, enClair), /n’est pas une adresse de retour/)
  })

  it('5.3.2.2-7, -11 — la réponse nomme l’émetteur (RFC 9207) et renvoie en 303', async () => {
    const { suite, statut } = await unCode()
    assert.equal(suite.searchParams.get('iss'), p.adressePublique)
    assert.equal(statut, 303)
  })

  it('5.4.1 — ES256 et PS256, pas RS256', async () => {
    assert.equal((await pousser({ alg: 'PS256' })).statut, 201)
    assert.equal((await pousser({ alg: 'RS256' })).corps.error, 'invalid_client')
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
