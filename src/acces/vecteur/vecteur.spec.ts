import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { calculateJwkThumbprint, generateKeyPair } from 'jose'
import { arreter } from '../../../outils/arret-d-essai.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { comme } from '../administration/comme.essai.js'
import { unClientLie } from '../possession/client-lie.essai.js'
import { unEmetteur } from './emetteur.essai.js'

const p = await unePlateforme()
after(() => p.fermer())
const adam = await comme(p, 'madameAdam')
const kone = await comme(p, 'monsieurKone')
const mercier = await comme(p, 'madameMercier')
const idp = await unEmetteur('urn:interops:22590001801244:idp:annuaire:1', p.adressePublique)
const etranger = await unEmetteur(idp.nom, p.adressePublique)
const autre = await generateKeyPair('ES256')

const scopes = ['identite.accompagnement.consulter', 'identite.accompagnement.rechercher']
const { clientId, secret } = (await adam('POST', '/applications', { nom: 'Solis', scopes })).corps as { clientId: string; secret: string }
const { numero: convention } = (
  await adam('POST', '/conventions', {
    ...{ intitule: 'Identités du Nord', objet: 'Qui répond des agents', adresse: null, du: '2026-01-01', au: null },
    parties: ['CD59', 'ML-LILLE'],
  })
).corps as { numero: number }
const declaration = {
  ...{ nom: idp.nom, convention, niveau: 'mfa', pagm: { SUIVI: ['conseiller'], LECTURE: ['superviseur'] } },
  ...{ jwks: [idp.jwk], certificats: [idp.certificat] },
}
const declarer = (qui: typeof adam, emetteur: object | null = declaration) =>
  qui('POST', `/applications/${clientId}/evenements`, { evenement: 'declarer-emetteur', emetteur })
const conclure = (qui: typeof adam, evenement: string) => qui('POST', `/conventions/${convention}/evenements`, { evenement })

const genres = { jwt: 'urn:ietf:params:oauth:grant-type:jwt-bearer', saml: 'urn:ietf:params:oauth:grant-type:saml2-bearer' }
const adresseDesJetons = `${p.url}/connexion/oauth2/access_token`
async function echanger(assertion: string, genre: keyof typeof genres = 'jwt', { dpop = '' } = {}) {
  const corps = new URLSearchParams({
    grant_type: genres[genre],
    assertion,
    scope: scopes.join(' '),
    client_id: clientId,
    client_secret: secret,
  })
  const r = await fetch(`${adresseDesJetons}?realm=/agent`, { method: 'POST', body: corps, headers: dpop ? { dpop } : {} })
  const lu = (await r.json()) as Record<string, string>
  const nonce = r.headers.get('dpop-nonce') ?? ''
  return {
    statut: r.status,
    jeton: lu['access_token'] ?? '',
    type: lu['token_type'],
    erreur: `${lu['error']} ${lu['error_description']}`,
    nonce,
  }
}
const lire = (jeton: string, chemin = `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`) => p.appeler(chemin, { jeton })

describe('I5 — L’émetteur des identités d’une organisation est déclaré par l’opérateur, sous une convention', () => {
  it('ni l’administrateur de l’organisation, ni une convention dont elle n’est pas partie, ni une clé privée', async () => {
    assert.equal((await declarer(adam)).statut, 403)
    for (const [champs, ou] of [
      [{ convention: 999 }, '/emetteur/convention'],
      [{ jwks: [], certificats: [] }, '/emetteur/jwks'],
      [{ jwks: [{ ...idp.jwk, d: 'AAAA' }] }, '/emetteur/jwks/0'],
      [{ certificats: ['certificat'] }, '/emetteur/certificats/0'],
    ] as const) {
      const r = await declarer(mercier, { ...declaration, ...champs })
      assert.equal(r.statut, 422)
      assert.ok(r.texte.includes(`"${ou}"`), r.texte)
    }
    // A profile may not be worth an account: who gives rights has one here.
    assert.equal((await declarer(mercier, { ...declaration, pagm: { TOUT: ['administrateur'] } })).statut, 400)
    assert.equal((await declarer(mercier)).statut, 200)
  })

  it('tant qu’une partie n’a pas signé, rien ne s’échange ; quand toutes ont signé, l’agent est prouvé et le journal le nomme', async () => {
    assert.match((await echanger(await idp.jwt(clientId))).erreur, /invalid_grant invalid-issuer: the convention is not in force/)
    for (const qui of [adam, kone]) assert.equal((await conclure(qui, 'signer')).statut, 204)
    await p.habilitations.rafraichir()
    const { statut, jeton, erreur } = await echanger(await idp.jwt(clientId))
    assert.equal(statut, 200, erreur)
    assert.equal((await lire(jeton)).status, 200)
    const [trace] = await p.base.proprietaire`select agent, application from journal order by instant desc limit 1`
    assert.deepEqual(trace, { agent: 'petit.lea|PETIT|Léa', application: clientId })
  })
})

describe('I5 — Un vecteur d’identification ne vaut que ce que la convention dit', () => {
  it('il n’ouvre aucun des actes qui demandent un compte d’ici', async () => {
    const { jeton } = await echanger(await idp.jwt(clientId))
    const r = await p.appeler('/api/v1/administration/applications', { jeton })
    assert.equal(r.status, 401)
    assert.match(await r.text(), /Ce compte d’agent n’est plus en service/)
  })

  it('le niveau annoncé est ramené à celui que la convention croit', async () => {
    const { jeton } = await echanger(await idp.jwt(clientId, { acr: 'renforce' }))
    const [, charge = ''] = jeton.split('.')
    assert.equal((JSON.parse(Buffer.from(charge, 'base64url').toString()) as { acr: string }).acr, 'mfa')
  })

  const maintenant = () => Math.floor(Date.now() / 1000)
  // biome-ignore format: a table is read in columns
  const faux: [string, () => Promise<string>, RegExp][] = [
    ['d’un autre émetteur',                    () => idp.jwt(clientId, { iss: 'urn:interops:autre' }),                       /invalid-issuer/],
    ['pour un autre destinataire',             () => idp.jwt(clientId, { aud: 'https://ailleurs.example' }),                 /invalid-vi/],
    ['pour une autre application',             () => idp.jwt('PAR_autre'),                                                   /invalid-vi: azp/],
    ['signé d’une autre clé',                  () => idp.jwt(clientId, {}, { privee: autre.privateKey }),                    /invalid-vi/],
    ['d’un autre type',                        () => idp.jwt(clientId, {}, { typ: 'JWT' }),                                  /invalid-vi/],
    ['périmé',                                 () => idp.jwt(clientId, { iat: maintenant() - 200, exp: maintenant() - 1 }),   /invalid-vi/],
    ['qui vit une heure',                      () => idp.jwt(clientId, { exp: maintenant() + 3600 }),                        /invalid-vi: lives more/],
    ['émis dans l’avenir',                     () => idp.jwt(clientId, { iat: maintenant() + 100 }),                         /invalid-vi: lives more/],
    ['sans identifiant',                       () => idp.jwt(clientId, { jti: '' }),                                         /invalid-vi/],
    ['sans instant d’authentification',        () => idp.jwt(clientId, { auth_time: undefined }),                            /invalid-vi/],
    ['d’un agent dont le nom ferait deux',     () => idp.jwt(clientId, { sub: 'roy.claire|ROY' }),                           /invalid-vi/],
    ['d’un agent à un seul facteur',           () => idp.jwt(clientId, { acr: 'eidas1' }),                                   /invalid-auth-level/],
    ['d’un profil que la convention ignore',   () => idp.jwt(clientId, { pagm: ['SUIVI', 'DIRECTION'] }),                    /invalid-pagm/],
    ['d’un profil qui est un nom de méthode',  () => idp.jwt(clientId, { pagm: ['toString'] }),                              /invalid-pagm/],
    ['sans profil',                            () => idp.jwt(clientId, { pagm: [] }),                                        /invalid-pagm/],
    ['sans signature',                         async () => `${(await idp.jwt(clientId)).split('.').slice(0, 2).join('.')}.`, /invalid-vi/],
    ['illisible',                              async () => 'vecteur',                                                        /invalid-vi/],
  ]
  for (const [quoi, assertion, faute] of faux)
    it(`refusé, et tracé : ${quoi}`, async () => {
      const presente = await assertion()
      const { statut, erreur } = await echanger(presente)
      assert.deepEqual([statut, erreur.split(' ')[0]], [400, 'invalid_grant'], erreur)
      assert.match(erreur, faute)
      const [trace] = await p.base.proprietaire`select issue, jeton, empreinte from vecteur_recu order by id desc limit 1`
      assert.deepEqual(trace, { issue: 'refuse', jeton: null, empreinte: createHash('sha256').update(presente).digest() })
    })

  it('présenté deux fois, ou dix fois au même instant, il ne sert qu’une', async () => {
    const assertion = await idp.jwt(clientId)
    const issues = await Promise.all(Array.from({ length: 10 }, () => echanger(assertion)))
    assert.equal(issues.filter(i => i.statut === 200).length, 1)
    assert.ok(issues.every(i => i.statut === 200 || /replayed-vi/.test(i.erreur)))
    assert.match((await echanger(assertion)).erreur, /replayed-vi/)
  })
})

describe('I5 — Un vecteur en SAML 2.0 est lu par une bibliothèque, et vaut la même chose', () => {
  it('il prouve l’agent', async () => {
    const { statut, jeton, erreur } = await echanger(idp.saml(), 'saml')
    assert.equal(statut, 200, erreur)
    assert.equal((await lire(jeton)).status, 200)
  })

  // biome-ignore format: a table is read in columns
  const faux: [string, () => string, RegExp][] = [
    ['un caractère changé après la signature', () => idp.saml(undefined, { apres: x => x.replace('petit.lea', 'petit.leo') }),           /invalid-vi/],
    ['signé d’un autre certificat',            () => etranger.saml(),                                                                    /invalid-vi/],
    ['signé avec SHA-1',                       () => idp.saml(undefined, { sha: 'sha1' }),                                               /invalid-vi/],
    ['sans signature',                         () => idp.saml(undefined, { apres: x => x.replace(/<Signature[\s\S]*<\/Signature>/, '') }), /invalid-vi/],
    ['une assertion non signée à côté',        () => idp.saml(undefined, { apres: x => x + x.replace(/<Signature[\s\S]*<\/Signature>/, '') }), /invalid-vi/],
    ['une entité externe',                     () => idp.saml(undefined, { apres: x => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${x}` }), /invalid-vi/],
    ['d’un autre émetteur',                    () => idp.saml(x => x.replace(idp.nom, 'urn:interops:autre')),                            /invalid-issuer/],
    ['pour une autre audience',                () => idp.saml(x => x.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://ailleurs.example')), /invalid-vi/],
    ['pour un autre destinataire',             () => idp.saml(x => x.replace(/Recipient="[^"]*"/, 'Recipient="https://ailleurs.example"')), /invalid-vi/],
    ['d’un seul facteur',                      () => idp.saml(x => x.replace('TimeSyncToken', 'Password')),                              /invalid-auth-level/],
    ['d’un profil inconnu',                    () => idp.saml(x => x.replace('>SUIVI<', '>DIRECTION<')),                                 /invalid-pagm/],
    ['sans confirmation du porteur',           () => idp.saml(x => x.replace('cm:bearer', 'cm:sender-vouches')),                         /invalid-vi/],
  ]
  for (const [quoi, assertion, faute] of faux)
    it(`refusé : ${quoi}`, async () => {
      const { statut, erreur } = await echanger(assertion(), 'saml')
      assert.equal(statut, 400)
      assert.match(erreur, faute)
    })
})

describe('I3 — Le jeton d’un vecteur est lié comme l’application qui le demande', () => {
  const lier = async (par: 'dpop' | null) => {
    assert.equal((await mercier('POST', `/applications/${clientId}/evenements`, { evenement: 'lier', par, exigeeLe: null })).statut, 200)
    await p.habilitations.rafraichir()
  }

  it('à sa clé : sans preuve, sans nonce ou d’une preuve déjà montrée, rien, et l’assertion n’est pas dépensée', async () => {
    await lier('dpop')
    const cle = await unClientLie()
    const preuve = (nonce?: string) => cle.prouver({ methode: 'POST', adresse: adresseDesJetons, nonce })
    const assertion = await idp.jwt(clientId)
    assert.match((await echanger(assertion)).erreur, /invalid_grant DPoP proof JWT not provided/)
    const nue = await echanger(assertion, 'jwt', { dpop: await preuve() })
    assert.match(nue.erreur, /use_dpop_nonce/)
    for (const fausse of ['n’importe quoi', await cle.prouver({ methode: 'GET', adresse: adresseDesJetons, nonce: nue.nonce })])
      assert.match((await echanger(assertion, 'jwt', { dpop: encodeURI(fausse) })).erreur, /invalid_dpop_proof/)
    const bonne = await preuve(nue.nonce)
    const { statut, jeton, type, erreur } = await echanger(assertion, 'jwt', { dpop: bonne })
    assert.deepEqual([statut, type], [200, 'DPoP'], erreur)
    assert.match((await echanger(await idp.jwt(clientId), 'jwt', { dpop: bonne })).erreur, /invalid_dpop_proof/)

    const [, charge = ''] = jeton.split('.')
    assert.deepEqual(JSON.parse(Buffer.from(charge, 'base64url').toString()).cnf, { jkt: await calculateJwkThumbprint(cle.jwk) })
    assert.equal((await lire(jeton)).status, 401, 'au porteur')
    const chemin = `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`
    const appel = { methode: 'GET', adresse: p.adressePublique + chemin, jeton, nonce: nue.nonce }
    const lue = await fetch(p.url + chemin, { headers: { authorization: `DPoP ${jeton}`, dpop: await cle.prouver(appel) } })
    assert.equal(lue.status, 200, await lue.text())
  })

  it('déliée par l’opérateur, elle le présente de nouveau au porteur', async () => {
    await lier(null)
    const { jeton, type } = await echanger(await idp.jwt(clientId))
    assert.deepEqual([type, (await lire(jeton)).status], ['Bearer', 200])
  })
})

describe('I8 — Une assertion ne donne aucun jeton à l’agent qu’on a arrêté', () => {
  const elle = { portee: 'agent', cible: 'CD59|petit.lea', organisation: 'CD59' } as const

  it('refusée, tracée, non dépensée ; un autre agent passe ; rouverte à deux, la même assertion donne son jeton', async () => {
    const rouvrir = await arreter(p, elle)
    const assertion = await idp.jwt(clientId)
    const { statut, erreur } = await echanger(assertion)
    assert.deepEqual([statut, erreur.split(':')[0]], [400, 'invalid_grant access-suspended'], erreur)
    const [trace] = await p.base.proprietaire`select issue, jeton from vecteur_recu order by id desc limit 1`
    assert.deepEqual(trace, { issue: 'refuse', jeton: null })
    assert.equal((await echanger(await idp.jwt(clientId, { sub: 'petit.leo' }))).statut, 200)
    await rouvrir()
    assert.equal((await echanger(assertion)).statut, 200)
  })

  it('celui que la vigilance seule arrête garde son jeton, qui n’ouvre plus que ce qu’ouvre un bris de glace', async () => {
    const rouvrir = await arreter(p, { ...elle, par: 'vigilance' })
    const { statut, jeton } = await echanger(await idp.jwt(clientId))
    assert.deepEqual([statut, (await lire(jeton)).status], [200, 403])
    await rouvrir()
  })
})

describe('I5 — Chaque partie garde ses traces, et les compare à celles de l’autre', () => {
  it('l’organisation demande ce qui est advenu d’une assertion ; une autre organisation n’en sait rien', async () => {
    const jti = 'trace-demandee'
    const assertion = await idp.jwt(clientId, { jti })
    await echanger(assertion)
    const chemin = `/applications/${clientId}/vecteurs?jti=${jti}`
    const [trace] = (await adam('GET', chemin)).corps.elements as Record<string, unknown>[]
    assert.deepEqual(
      [trace?.['issue'], trace?.['empreinte'], trace?.['emetteur']],
      ['admis', createHash('sha256').update(assertion).digest('hex'), idp.nom],
    )
    assert.equal((await kone('GET', chemin)).statut, 404)
  })

  it('la convention dénoncée par une seule partie, les jetons déjà donnés ne servent plus à l’appel suivant', async () => {
    const { jeton } = await echanger(await idp.jwt(clientId))
    assert.equal((await lire(jeton)).status, 200)
    assert.equal((await conclure(kone, 'denoncer')).statut, 204)
    await p.habilitations.rafraichir()
    const r = await lire(jeton)
    assert.equal(r.status, 401)
    assert.match((await echanger(await idp.jwt(clientId))).erreur, /invalid-issuer/)
  })
})
