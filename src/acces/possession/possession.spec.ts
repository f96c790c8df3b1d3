import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { generate } from 'selfsigned'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { jourDe } from '../../moteur/moteur.js'
import { chargerTls } from '../../serveur/tls.js'
import { enregistrerApplication } from '../index.js'
import { empreinteDuCertificat } from './certificat.js'
import { type ClientLie, unClientLie } from './client-lie.essai.js'

const LIGNE = 'identite.tenueDeLaListe.consulter'
const ORDINAIRE = 'inscription.tenueDeLaListe.consulter'

describe('I3 — un jeton lié à une clé (RFC 9449) ne sert qu’à qui la tient', () => {
  let p: PlateformeDEssai
  let cle: ClientLie
  let application: { clientId: string; secret: string }
  let chemin: string
  before(async () => {
    p = await unePlateforme()
    cle = await unClientLie()
    application = await inscrire({ par: 'dpop', exigeeLe: null })
    chemin = `/api/v1/tenue-de-la-liste/identites/${p.identifiant('amina', 'FT')}`
  })
  after(() => p.fermer())

  const inscrire = async (liaison: { par: 'dpop' | 'mtls' | null; exigeeLe: string | null }) => {
    const { clientId, secret = '' } = await enregistrerApplication(p.base.application, {
      nom: 'Éditeur',
      organisation: 'FT',
      royaumes: ['/agent'],
      scopes: [LIGNE, ORDINAIRE],
      liaison,
    })
    await p.habilitations.rafraichir()
    return { clientId, secret }
  }
  const adresseDesJetons = () => `${p.url}/connexion/oauth2/access_token`
  const demander = async (entetes: Record<string, string> = {}, { clientId, secret } = application) => {
    const champs = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope: LIGNE }
    const body = new URLSearchParams(champs)
    const reponse = await fetch(`${adresseDesJetons()}?realm=/agent`, { method: 'POST', body, headers: entetes })
    return {
      statut: reponse.status,
      corps: (await reponse.json()) as Record<string, string>,
      nonce: reponse.headers.get('dpop-nonce') ?? '',
    }
  }
  const jetonLie = async (): Promise<string> => {
    const appel = { methode: 'POST', adresse: adresseDesJetons() }
    const { nonce } = await demander({ dpop: await cle.prouver(appel) })
    const { statut, corps } = await demander({ dpop: await cle.prouver({ ...appel, nonce }) })
    assert.equal(statut, 200, JSON.stringify(corps))
    assert.equal(corps['token_type'], 'DPoP')
    return corps['access_token'] ?? ''
  }
  const lire = (jeton: string, preuve?: string, schema = 'DPoP') =>
    fetch(p.url + chemin, {
      headers: {
        authorization: `${schema} ${jeton}`,
        'pa-identifiant-agent': 'a',
        'pa-nom-agent': 'n',
        'pa-prenom-agent': 'p',
        ...(preuve !== undefined && { dpop: preuve }),
      },
    })
  const nonceDeLAPI = async (jeton: string): Promise<string> => {
    const refusee = await lire(jeton, await cle.prouver({ methode: 'GET', adresse: p.url + chemin, jeton }))
    assert.match(refusee.headers.get('www-authenticate') ?? '', /^DPoP error="use_dpop_nonce", algs="ES256 PS256 Ed25519"$/)
    return refusee.headers.get('dpop-nonce') ?? ''
  }

  it('I3 — sans preuve, l’application liée n’obtient aucun jeton ; avec une preuve sans nonce, elle reçoit le nonce', async () => {
    const sans = await demander()
    assert.deepEqual([sans.statut, sans.corps['error']], [400, 'invalid_grant'])
    const nue = await demander({ dpop: await cle.prouver({ methode: 'POST', adresse: adresseDesJetons() }) })
    assert.deepEqual([nue.statut, nue.corps['error']], [400, 'use_dpop_nonce'])
    assert.notEqual(nue.nonce, '')
  })

  it('I3 — la clé ouvre la ligne, une fois par preuve : rejouée, la même est refusée', async () => {
    const jeton = await jetonLie()
    assert.deepEqual(Object.keys(decodeJwt(jeton)['cnf'] as object), ['jkt'])
    const nonce = await nonceDeLAPI(jeton)
    const preuve = await cle.prouver({ methode: 'GET', adresse: p.url + chemin, jeton, nonce })
    const lue = await lire(jeton, preuve)
    assert.equal(lue.status, 200, await lue.clone().text())
    const rejouee = await lire(jeton, preuve)
    assert.equal(rejouee.status, 401)
    assert.match(rejouee.headers.get('www-authenticate') ?? '', /invalid_dpop_proof/)
  })

  it('I3 — le même jeton, au porteur ou avec la clé d’un autre, n’ouvre rien', async () => {
    const jeton = await jetonLie()
    const nonce = await nonceDeLAPI(jeton)
    assert.equal((await lire(jeton, undefined, 'Bearer')).status, 401)
    assert.equal((await lire(jeton)).status, 401)
    const autre = await unClientLie()
    assert.equal((await lire(jeton, await autre.prouver({ methode: 'GET', adresse: p.url + chemin, jeton, nonce }))).status, 401)
  })

  it('I3 — l’introspection dit le jeton actif, lié et à quelle clé', async () => {
    const { clientId, secret } = application
    const body = new URLSearchParams({ token: await jetonLie(), client_id: clientId, client_secret: secret })
    const reponse = await fetch(`${p.url}/connexion/oauth2/introspection`, { method: 'POST', body })
    const lue = (await reponse.json()) as Record<string, unknown>
    assert.equal(lue['active'], true)
    assert.equal(lue['token_type'], 'DPoP')
    assert.ok((lue['cnf'] as { jkt: string }).jkt)
  })

  it('I3 — openid-client, qui ne connaît que la norme, obtient et emploie un jeton lié', async () => {
    const config = await client.discovery(
      new URL(p.adressePublique),
      application.clientId,
      undefined,
      client.ClientSecretPost(application.secret),
      {
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated to stand out: the server under test has no TLS
        execute: [client.allowInsecureRequests],
      },
    )
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
    const jetons = await client.clientCredentialsGrant(config, { scope: LIGNE, realm: '/agent' }, { DPoP })
    const entetes = new Headers({ 'pa-identifiant-agent': 'a', 'pa-nom-agent': 'n', 'pa-prenom-agent': 'p' })
    const reponse = await client.fetchProtectedResource(config, jetons.access_token, new URL(p.url + chemin), 'GET', null, entetes, {
      DPoP,
    })
    assert.equal(reponse.status, 200)
  })

  it('I3 — une application au porteur garde ses lignes jusqu’au jour inscrit, puis perd celles qui demandent un jeton lié, et elles seules', async () => {
    const hier = jourDe(new Date(Date.now() - 86_400_000))
    const demain = jourDe(new Date(Date.now() + 2 * 86_400_000))
    const essayer = async (exigeeLe: string) => {
      const a = await inscrire({ par: null, exigeeLe })
      const champs = {
        grant_type: 'client_credentials',
        client_id: a.clientId,
        client_secret: a.secret,
        scope: `${LIGNE} ${ORDINAIRE}`,
      }
      const recu = await fetch(`${adresseDesJetons()}?realm=/agent`, { method: 'POST', body: new URLSearchParams(champs) })
      const { access_token: jeton = '' } = (await recu.json()) as Record<string, string>
      const inscription = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('amina', 'FT')}`
      const renforcee = await lire(jeton, undefined, 'Bearer')
      const ordinaire = await fetch(p.url + inscription, { headers: { authorization: `Bearer ${jeton}` } })
      return { renforcee, ordinaire: ordinaire.status }
    }
    const avant = await essayer(demain)
    assert.deepEqual([avant.renforcee.status, avant.ordinaire], [200, 200])
    const apres = await essayer(hier)
    assert.deepEqual([apres.renforcee.status, apres.ordinaire], [401, 200])
    assert.match(
      apres.renforcee.headers.get('www-authenticate') ?? '',
      /^DPoP error="invalid_token", error_description="a sender-constrained/,
    )
    assert.match(await apres.renforcee.text(), /liaison-exigee/)
  })
})

describe('I3 — un jeton lié à un certificat (RFC 8705) ne sert qu’à qui tient le certificat', () => {
  let p: PlateformeDEssai
  let ca: string
  const certificats: { cert: string; private: string }[] = []
  before(async () => {
    const tls = await chargerTls(
      { tls: 'demonstration', dossierDonnees: mkdtempSync(join(tmpdir(), 'tls-')), certificatsDesClients: 'tls' },
      new Date(),
    )
    assert.ok(tls)
    ca = tls.cert
    p = await unePlateforme({ tls })
    for (const nom of ['éditeur', 'autre']) certificats.push(await generate([{ name: 'commonName', value: nom }], { keyType: 'ec' }))
  })
  after(() => p.fermer())

  type Appel = {
    methode?: string
    chemin: string
    entetes?: Record<string, string>
    corps?: string
    certificat?: { cert: string; private: string } | undefined
  }
  const appeler = ({ methode = 'GET', chemin, entetes = {}, corps, certificat }: Appel) =>
    new Promise<{ statut: number; texte: string }>((resolve, reject) => {
      const options = { method: methode, ca, headers: entetes, ...(certificat && { cert: certificat.cert, key: certificat.private }) }
      request(p.url + chemin, options, reponse => {
        const morceaux: Buffer[] = []
        reponse.on('data', (m: Buffer) => morceaux.push(m))
        reponse.on('end', () => resolve({ statut: reponse.statusCode ?? 0, texte: Buffer.concat(morceaux).toString() }))
      })
        .on('error', reject)
        .end(corps)
    })

  it('I3 — le certificat de la demande est celui des appels : un autre, ou aucun, ne passe pas', async () => {
    const [sien, autre] = certificats
    const { clientId, secret = '' } = await enregistrerApplication(p.base.application, {
      nom: 'Éditeur',
      organisation: 'FT',
      royaumes: ['/agent'],
      scopes: [LIGNE],
      liaison: { par: 'mtls', exigeeLe: null },
    })
    await p.habilitations.rafraichir()
    const demande = {
      methode: 'POST',
      chemin: '/connexion/oauth2/access_token?realm=/agent',
      entetes: { 'content-type': 'application/x-www-form-urlencoded' },
      corps: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope: LIGNE }).toString(),
    }
    assert.equal((await appeler(demande)).statut, 400)
    const recu = await appeler({ ...demande, certificat: sien })
    assert.equal(recu.statut, 200, recu.texte)
    const { access_token: jeton = '' } = JSON.parse(recu.texte) as Record<string, string>
    assert.deepEqual(decodeJwt(jeton)['cnf'], { 'x5t#S256': empreinteDuCertificat(new X509Certificate(sien?.cert ?? '')) })
    const lire = async (certificat?: { cert: string; private: string }, entetes = {}) => {
      const chemin = `/api/v1/tenue-de-la-liste/identites/${p.identifiant('amina', 'FT')}`
      return (await appeler({ chemin, entetes: { authorization: `Bearer ${jeton}`, ...entetes }, certificat })).statut
    }
    assert.equal(await lire(sien), 200)
    assert.equal(await lire(autre), 401)
    assert.equal(await lire(), 401)
    // Nobody declared a proxy: what the caller writes is not believed.
    assert.equal(await lire(autre, { 'client-cert': `:${new X509Certificate(sien?.cert ?? '').raw.toString('base64')}:` }), 401)
  })
})
