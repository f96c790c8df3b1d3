import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { arreter } from '../../../outils/arret-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { enregistrerApplication, signerJeton } from '../index.js'
import { fermerSession } from '../session/index.js'

const retour = 'https://logiciel.example/retour'
const ligne = 'identite.accompagnement.consulter'
const ecrire = 'identite.accompagnement.corriger'

describe('I4 — un agent connecté ici l’est dans le logiciel de son organisation, et la machine prouve l’agent', () => {
  let p: PlateformeDEssai
  let config: client.Configuration
  let dorsal: { clientId: string; secret: string }
  before(async () => {
    p = await unePlateforme()
    const inscrire = async (clientId: string, organisation: string, scopes: string[], adressesDeRetour: string[] = []) => {
      const { secret = '' } = await enregistrerApplication(p.base.application, {
        clientId,
        nom: clientId,
        organisation,
        royaumes: ['/agent', '/partenaire'],
        scopes,
        adressesDeRetour,
      })
      return { clientId, secret }
    }
    const web = await inscrire('PAR_web_59', 'CD59', [ligne, ecrire], [retour])
    dorsal = await inscrire('PAR_dorsal_59', 'CD59', [ligne])
    await inscrire('PAR_web_62', 'CD62', [ligne], [retour])
    await p.habilitations.rafraichir()
    config = await decouvrir(web)
  })
  after(() => p.fermer())

  const decouvrir = ({ clientId, secret }: { clientId: string; secret: string }) =>
    client.discovery(new URL(p.adressePublique), clientId, {}, client.ClientSecretPost(secret), {
      // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
      execute: [client.allowInsecureRequests],
    })

  type Demande = { cookie?: string; scope?: string; plus?: Record<string, string>; clientId?: string; chemin?: string }
  /** The browser at the published address of the agents; `verifieur` and `state` stay with the program. */
  async function demander({
    cookie,
    scope = `openid profile ${ligne}`,
    plus = {},
    clientId,
    chemin = '/connexion/oauth2/agent/authorize',
  }: Demande) {
    const verifieur = client.randomPKCECodeVerifier()
    const state = client.randomState()
    const nonce = client.randomNonce()
    const adresse = client.buildAuthorizationUrl(config, {
      redirect_uri: retour,
      scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifieur),
      code_challenge_method: 'S256',
      ...(clientId && { client_id: clientId }),
      ...plus,
    })
    adresse.pathname = chemin
    const reponse = await fetch(adresse, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    const suite = reponse.headers.get('location') ?? ''
    return { reponse, suite, verifieur, state, nonce }
  }
  async function obtenir(persona = 'madameRoy', options: Demande = {}) {
    const { suite, verifieur, state, nonce } = await demander({ cookie: await p.ouvrirSession(persona), ...options })
    assert.ok(suite.startsWith(retour), suite)
    return client.authorizationCodeGrant(config, new URL(suite), {
      pkceCodeVerifier: verifieur,
      expectedState: state,
      expectedNonce: nonce,
    })
  }
  async function parLaMachine() {
    const machine = await decouvrir(dorsal)
    return (subject_token: string, scope = ligne) =>
      client.genericGrantRequest(machine, 'urn:ietf:params:oauth:grant-type:token-exchange', {
        subject_token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope,
      })
  }
  const lire = (jeton: string, personne = 'amina') =>
    p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(personne, 'CD59')}`, { jeton })

  it('I4 — Mme Roy, connectée, passe sans écran ; le logiciel sait qui elle est et lit en son nom', async () => {
    const jetons = await obtenir()
    assert.equal(jetons.expires_in, 1499)
    const { sub = '', given_name } = jetons.claims() ?? { given_name: undefined }
    assert.deepEqual([given_name, decodeJwt(jetons.access_token).sub], ['Claire', sub])
    assert.deepEqual(await client.fetchUserInfo(config, jetons.access_token, sub), {
      sub,
      given_name: 'Claire',
      family_name: 'ROY',
      organisation: 'CD59',
      structure: 'CD59-UT-LILLE',
      roles: ['referent'],
    })
    assert.equal((await lire(jetons.access_token)).status, 200)
    assert.equal((await lire(jetons.access_token, 'nadia')).status, 404)
    const [trace] = await p.base.application`select agent, application from journal
      where usager_id = ${p.numero('amina').toString()} and issue = 'servi' order by instant desc limit 1`
    assert.deepEqual({ ...trace }, { agent: 'roy.claire|ROY|Claire', application: 'PAR_web_59' })
  })

  it('I4 — le nom d’un agent chez un partenaire n’est pas celui qu’il porte chez un autre', async () => {
    const [une, deux] = [await obtenir(), await obtenir()]
    assert.equal(une.claims()?.sub, deux.claims()?.sub)
    assert.notEqual(une.claims()?.sub, (await obtenir('monsieurBrun')).claims()?.sub)
  })

  it('I4 — sans session, ou d’une autre organisation, le navigateur va se connecter ; prompt=none dit login_required', async () => {
    for (const cookie of [undefined, await p.ouvrirSession('sofia'), await p.ouvrirSession('amina', { acr: 'eidas1', amr: ['fc'] })]) {
      const options = cookie === undefined ? {} : { cookie }
      const { reponse, suite } = await demander(options)
      assert.equal(reponse.status, 303)
      assert.match(suite, /^\/connexion\/accord\/[\w-]+$/)
      const muette = new URL((await demander({ ...options, plus: { prompt: 'none' } })).suite)
      assert.equal(muette.searchParams.get('error'), 'login_required')
    }
    assert.ok((await demander({ cookie: await p.ouvrirSession('madameRoy'), plus: { prompt: 'none' } })).suite.includes('code='))
  })

  it('I2 — un agent sans second facteur n’obtient aucun code', async () => {
    const cookie = await p.ouvrirSession('madameRoy', { acr: 'eidas1', amr: ['pwd'] })
    assert.match((await demander({ cookie })).suite, /^\/connexion\/accord\//)
  })

  it('J10 — le jeton n’ouvre que ce que les rôles permettent', async () => {
    const jetons = await obtenir('madameAdam')
    assert.equal((await lire(jetons.access_token)).status, 403)
  })

  it('I4 — un code ne sert qu’une fois, avec sa preuve, pour son programme, et meurt avec la session', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    const { suite, verifieur, state, nonce } = await demander({ cookie })
    const attendu = { expectedState: state, expectedNonce: nonce }
    await assert.rejects(
      client.authorizationCodeGrant(config, new URL(suite), { ...attendu, pkceCodeVerifier: client.randomPKCECodeVerifier() }),
    )
    await client.authorizationCodeGrant(config, new URL(suite), { ...attendu, pkceCodeVerifier: verifieur })
    await assert.rejects(client.authorizationCodeGrant(config, new URL(suite), { ...attendu, pkceCodeVerifier: verifieur }))
    const autre = await demander({ cookie })
    const session = await p.portail.sessions.parCookie(cookie.split('=')[1] ?? '')
    await fermerSession(p.base.application, session?.id ?? '', 'deconnexion', new Date())
    await assert.rejects(
      client.authorizationCodeGrant(config, new URL(autre.suite), {
        expectedState: autre.state,
        expectedNonce: autre.nonce,
        pkceCodeVerifier: autre.verifieur,
      }),
    )
  })

  it('I4 — adresse de retour inconnue, programme inconnu, scope non souscrit : rien ne part ailleurs', async () => {
    const cookie = await p.ouvrirSession('madameRoy')
    for (const plus of [{ redirect_uri: 'https://ailleurs.example/' }, { redirect_uri: `${retour}/` }, { client_id: 'PAR_inconnu' }]) {
      const { reponse, suite } = await demander({ cookie, plus })
      assert.deepEqual([reponse.status, suite], [400, ''])
    }
    const { suite } = await demander({ cookie, scope: 'openid identite.tenueDeLaListe.consulter' })
    assert.equal(new URL(suite).searchParams.get('error'), 'invalid_scope')
  })

  it('I4 — l’échange (RFC 8693) donne à la machine de la même organisation un jeton qui prouve l’agente', async () => {
    const { access_token: sujet } = await obtenir()
    const echanger = await parLaMachine()
    const echange = await echanger(sujet)
    const { agent, client_id, sid } = decodeJwt(echange.access_token)
    assert.deepEqual([agent, client_id], ['roy.claire|ROY|Claire', 'PAR_dorsal_59'])
    assert.equal((await lire(echange.access_token)).status, 200)
    await assert.rejects(echanger(sujet, ecrire), 'une ligne que la machine n’a pas souscrite')
    await assert.rejects(echanger(await p.jetonDApplication('PAR_logiciel-nord_59')), 'un jeton qui ne prouve personne')
    await assert.rejects(echanger('a.b.c'))
    await fermerSession(p.base.application, String(sid), 'revoquee', new Date())
    await p.habilitations.rafraichir()
    assert.equal((await lire(echange.access_token)).status, 401)
    await assert.rejects(echanger(sujet), 'la session est finie')
  })

  it('I8 — arrêtés, elle, sa structure ou le programme où elle est connectée : ni échange, ni code ; rouverts à deux, si', async () => {
    const echanger = await parLaMachine()
    const { access_token: sujet } = await obtenir()
    const { access_token: collegue } = await obtenir('monsieurBrun')
    for (const [portee, cible] of [
      ['agent', 'CD59|roy.claire'],
      ['structure', 'CD59-UT-LILLE'],
      ['application', 'PAR_web_59'],
    ] as const) {
      const rouvrir = await arreter(p, { portee, cible, organisation: 'CD59' })
      await assert.rejects(echanger(sujet), { error: 'invalid_grant' }, portee)
      // A stopped program is told nothing: no browser goes back to it.
      if (portee !== 'application') await assert.rejects(obtenir(), { error: 'invalid_grant' }, portee)
      if (portee === 'agent') await echanger(collegue)
      await rouvrir()
      await echanger(sujet)
      await obtenir()
    }
  })

  it('I8 — celle que la vigilance seule arrête garde un jeton : sans lui, aucun dossier ne s’ouvrirait en urgence', async () => {
    const rouvrir = await arreter(p, { portee: 'agent', cible: 'CD59|roy.claire', organisation: 'CD59', par: 'vigilance' })
    const echange = await (await parLaMachine())((await obtenir()).access_token)
    assert.equal((await lire(echange.access_token)).status, 403)
    await rouvrir()
    assert.equal((await lire(echange.access_token)).status, 200)
  })

  it('I4 — le jeton d’un agent d’une autre organisation ne s’échange pas', async () => {
    const session = await p.portail.sessions.parCookie((await p.ouvrirSession('sofia')).split('=')[1] ?? '')
    assert.ok(session?.agent)
    const sujet = await signerJeton(
      p.secrets,
      {
        clientId: 'portail',
        organisation: 'ML-LILLE',
        royaume: '/agent',
        scopes: [ligne],
        agent: session.agent.identifiant,
        session: { sid: session.id, agentId: session.agent.id, roles: ['referent'], acr: 'renforce', amr: ['mfa'], authTime: 0 },
      },
      { adressePublique: p.adressePublique },
    )
    await assert.rejects(
      client.genericGrantRequest(await decouvrir(dorsal), 'urn:ietf:params:oauth:grant-type:token-exchange', {
        subject_token: sujet,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope: ligne,
      }),
    )
  })
})
