import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose'
import * as client from 'openid-client'
import { clesPubliees, consulter, demanderJeton, demarrerPlateforme, type PlateformeDEssai, poster } from './plateforme.essai.js'

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

describe('I3 — un client OAuth du commerce, qui ne connaît que la découverte, s’y retrouve', () => {
  let plateforme: PlateformeDEssai
  before(async () => {
    plateforme = await demarrerPlateforme()
  })
  after(() => plateforme.fermer())

  /** An application that proves itself with a key, as openid-client sees it. */
  const decouvrirAvecCle = async (alg: 'ES256' | 'RS256' | 'PS256') => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'cle-1', alg, use: 'sig' }
    const { clientId } = await plateforme.application({ nom: `Clé ${alg}`, methode: 'private_key_jwt', jwks: { keys: [jwk] } })
    const config = await client.discovery(
      new URL(plateforme.adressePublique),
      clientId,
      {},
      client.PrivateKeyJwt({ key: privateKey, kid: 'cle-1' }),
      // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
      { execute: [client.allowInsecureRequests] },
    )
    return { clientId, privateKey, config, alg }
  }

  /** A client assertion signed by hand, to choose its claims. */
  const uneAssertion = (
    { clientId, privateKey, alg }: Awaited<ReturnType<typeof decouvrirAvecCle>>,
    claims: Record<string, unknown> = {},
  ) => {
    const maintenant = Math.floor(Date.now() / 1000)
    const usuelles = { iss: clientId, sub: clientId, aud: plateforme.adressePublique, jti: crypto.randomUUID(), exp: maintenant + 60 }
    return new SignJWT({ ...usuelles, ...claims }).setProtectedHeader({ alg, kid: 'cle-1' }).sign(privateKey)
  }

  const presenter = (client_assertion: string, point = 'access_token?realm=/agent', autres: Record<string, string> = {}) =>
    poster(
      `${plateforme.adressePublique}/connexion/oauth2/${point}`,
      new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'rechercheusager',
        client_assertion,
        client_assertion_type: ASSERTION,
        ...autres,
      }).toString(),
    )

  it('I3 — la découverte OpenID Connect et celle d’OAuth (RFC 8414) disent la même chose, sans dépendre de l’en-tête Host', async () => {
    const lire = (nom: string) => consulter(`${plateforme.adressePublique}/.well-known/${nom}`, { 'x-forwarded-host': 'ailleurs.example' })
    const oidc = await lire('openid-configuration')
    assert.deepEqual(oidc, await lire('oauth-authorization-server'))
    const base = plateforme.adressePublique
    assert.equal(oidc.issuer, base)
    assert.equal(oidc.token_endpoint, `${base}/connexion/oauth2/access_token`)
    assert.equal(oidc.jwks_uri, `${base}/connexion/oauth2/jwks`)
    assert.equal(oidc.introspection_endpoint, `${base}/connexion/oauth2/introspection`)
    assert.equal(oidc.revocation_endpoint, `${base}/connexion/oauth2/revocation`)
    assert.deepEqual(oidc.grant_types_supported, [
      'authorization_code',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:token-exchange',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
      'urn:ietf:params:oauth:grant-type:saml2-bearer',
    ])
    assert.deepEqual(oidc.token_endpoint_auth_methods_supported, ['client_secret_post', 'private_key_jwt'])
    assert.equal(oidc.authorization_endpoint, `${base}/connexion/oauth2/authorize`)
    assert.equal(oidc.userinfo_endpoint, `${base}/connexion/oauth2/userinfo`)
    assert.deepEqual(oidc.response_types_supported, ['code'])
    assert.deepEqual(oidc.code_challenge_methods_supported, ['S256'])
  })

  for (const alg of ['ES256', 'RS256', 'PS256'] as const) {
    it(`I3 — openid-client obtient un jeton par private_key_jwt (${alg}), vérifiable par le JWKS publié`, async () => {
      const { config, clientId } = await decouvrirAvecCle(alg)
      const jetons = await client.clientCredentialsGrant(config, { scope: 'rechercheusager' })
      assert.equal(jetons.expires_in, 1499)
      const { jwks_uri = '', issuer } = config.serverMetadata()
      const { payload } = await jwtVerify(jetons.access_token, createRemoteJWKSet(new URL(jwks_uri)), {
        issuer,
        audience: `${issuer}/api`,
        typ: 'at+jwt',
        algorithms: ['ES256'],
      })
      assert.equal(payload.client_id, clientId)
    })
  }

  it('I3 — le JWKS ne publie que des clés publiques', async () => {
    const publiees = await clesPubliees(plateforme)
    assert.equal(publiees.length, 1)
    assert.deepEqual(Object.keys(publiees[0] ?? {}).toSorted(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })

  it('I3 — une assertion ne sert qu’une fois, même présentée vingt fois au même instant', async () => {
    const assertion = await uneAssertion(await decouvrirAvecCle('ES256'))
    const reponses = await Promise.all(Array.from({ length: 20 }, () => presenter(assertion)))
    const refus = reponses.filter(({ statut, json }) => statut === 400 && json.error === 'invalid_client')
    assert.equal(reponses.filter(({ statut }) => statut === 200).length, 1)
    assert.equal(refus.length, 19)
  })

  it('I3 — une assertion périmée, sans terme, trop lointaine, pour un autre destinataire ou d’une autre clé est refusée', async () => {
    const application = await decouvrirAvecCle('ES256')
    const maintenant = Math.floor(Date.now() / 1000)
    const { privateKey } = await generateKeyPair('ES256')
    for (const assertion of [
      await uneAssertion(application, { exp: maintenant - 60 }),
      await uneAssertion(application, { exp: undefined }),
      await uneAssertion(application, { exp: maintenant + 86_400 }),
      await uneAssertion(application, { exp: 1e300 }),
      await uneAssertion(application, { jti: undefined }),
      await uneAssertion(application, { jti: { a: 1 } }),
      await uneAssertion(application, { iss: 'autre' }),
      await uneAssertion(application, { sub: 'autre' }),
      await uneAssertion(application, { aud: 'https://ailleurs.example' }),
      await uneAssertion({ ...application, privateKey }),
    ]) {
      const { statut, json } = await presenter(assertion)
      assert.equal(statut, 400, JSON.stringify(decodeJwt(assertion)))
      assert.equal(json.error, 'invalid_client')
    }
  })

  it('I3 — le destinataire d’une assertion est l’émetteur ou le point de délivrance', async () => {
    const application = await decouvrirAvecCle('ES256')
    for (const aud of [plateforme.adressePublique, [`${plateforme.adressePublique}/connexion/oauth2/access_token`]]) {
      assert.equal((await presenter(await uneAssertion(application, { aud }))).statut, 200)
    }
  })

  it('I3 — une application à clé ne peut pas se présenter avec un secret, ni l’inverse', async () => {
    const application = await decouvrirAvecCle('ES256')
    assert.equal((await demanderJeton(plateforme, { clientId: application.clientId, secret: 'x' })).json.error, 'invalid_client')
    const { clientId } = await plateforme.application()
    assert.equal((await presenter(await uneAssertion({ ...application, clientId }))).json.error, 'invalid_client')
  })

  it('I3 — l’introspection (RFC 7662) décrit un jeton à l’organisation qui l’a obtenu, et à elle seule', async () => {
    const { config } = await decouvrirAvecCle('ES256')
    const editeur = await plateforme.application()
    const { jeton } = await demanderJeton(plateforme, editeur)
    const { jti, exp, iat } = decodeJwt(jeton)
    assert.deepEqual(await client.tokenIntrospection(config, jeton), {
      active: true,
      iss: plateforme.adressePublique,
      aud: `${plateforme.adressePublique}/api`,
      token_type: 'Bearer',
      client_id: editeur.clientId,
      sub: editeur.clientId,
      scope: 'rechercheusager',
      jti,
      exp,
      iat,
      org: 'CD59',
      realm: '/agent',
    })
    const mission = await plateforme.application({ nom: 'i-milo', organisation: 'ML-LILLE' })
    assert.deepEqual(await introspecter(mission, jeton), { active: false })
  })

  const introspecter = async (porteur: { clientId: string; secret: string }, token: string) =>
    (
      await poster(
        `${plateforme.adressePublique}/connexion/oauth2/introspection`,
        new URLSearchParams({ client_id: porteur.clientId, client_secret: porteur.secret, token }).toString(),
      )
    ).json

  it('I3 — l’introspection d’un jeton inventé, retouché ou d’un autre type répond seulement qu’il n’est pas actif', async () => {
    const editeur = await plateforme.application()
    const { jeton } = await demanderJeton(plateforme, editeur)
    const retouche = `${jeton.slice(0, -4)}AAAA`
    const { config, ...application } = await decouvrirAvecCle('ES256')
    for (const token of ['abc', 'a.b.c', retouche, await uneAssertion({ config, ...application }), `${jeton} `, 'é']) {
      assert.deepEqual(await introspecter(editeur, token), { active: false }, token)
    }
  })

  it('I3 — sans preuve de client, ni introspection ni révocation, même d’un vrai jeton', async () => {
    const editeur = await plateforme.application()
    const { jeton: token } = await demanderJeton(plateforme, editeur)
    for (const point of ['introspection', 'revocation']) {
      for (const champs of [{ client_id: editeur.clientId }, { client_id: editeur.clientId, client_secret: 'faux' }, {}]) {
        const { statut } = await poster(
          `${plateforme.adressePublique}/connexion/oauth2/${point}`,
          new URLSearchParams({ ...champs, token }).toString(),
        )
        assert.equal(statut, 400)
      }
    }
    assert.equal((await introspecter(editeur, token)).active, true)
  })

  it('I3 — la révocation (RFC 7009) éteint le jeton ; la redemander, ou révoquer un inconnu, réussit', async () => {
    const { config } = await decouvrirAvecCle('ES256')
    const { access_token: jeton } = await client.clientCredentialsGrant(config, { scope: 'rechercheusager' })
    assert.equal((await client.tokenIntrospection(config, jeton)).active, true)
    await client.tokenRevocation(config, jeton)
    assert.equal((await client.tokenIntrospection(config, jeton)).active, false)
    await client.tokenRevocation(config, jeton)
    await client.tokenRevocation(config, 'inconnu')
  })

  it('I3 — une application ne révoque pas le jeton d’une autre', async () => {
    const { config } = await decouvrirAvecCle('ES256')
    const editeur = await plateforme.application()
    const { jeton } = await demanderJeton(plateforme, editeur)
    await assert.rejects(client.tokenRevocation(config, jeton))
    assert.equal((await introspecter(editeur, jeton)).active, true)
  })

  it('I3 — les marques de non-rejeu ne survivent pas à l’assertion : la purge les retire', async () => {
    const { purgerAcces } = await import('./index.js')
    await plateforme.sql`update entite_oidc set expire_le = now() - interval '1 second'`
    assert.ok((await purgerAcces(plateforme.sql)) > 0)
    assert.equal((await plateforme.sql`select 1 from entite_oidc`).length, 0)
  })
})
