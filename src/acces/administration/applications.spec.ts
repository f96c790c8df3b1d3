import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { attendreQue } from '../../../outils/attendre-que.js'
import { comme } from './comme.essai.js'

const p = await unePlateforme()
after(() => p.fermer())
const adam = await comme(p, 'madameAdam')
const kone = await comme(p, 'monsieurKone')
const mercier = await comme(p, 'madameMercier')

const scopes = ['identite.accompagnement.consulter', 'identite.accompagnement.rechercher']
const demander = async (champs: Record<string, string>, scope = scopes.join(' ')) => {
  const corps = new URLSearchParams({ grant_type: 'client_credentials', scope, ...champs })
  const r = await fetch(`${p.url}/connexion/oauth2/access_token?realm=/partenaire`, { method: 'POST', body: corps })
  return { statut: r.status, jeton: ((await r.json()) as { access_token?: string }).access_token ?? '' }
}
const avecSecret = (client_id: unknown, client_secret: unknown, scope?: string) =>
  demander({ client_id: String(client_id), client_secret: String(client_secret) }, scope)
const lire = (jeton: string, personne: string, organisation: string) =>
  p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(personne, organisation)}`, { jeton })
const inscrire = async (qui: typeof adam, champs: object = {}) => {
  const r = await qui('POST', '/applications', { nom: 'Solis', editeur: 'Éditeur de Solis', scopes, ...champs })
  assert.equal(r.statut, 201, r.texte)
  return r.corps as { clientId: string; secret: string }
}
const uneCle = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { privee: privateKey, publique: { ...(await exportJWK(publicKey)), alg: 'ES256', kid } }
}
const assertion = (client: string, cle: Awaited<ReturnType<typeof uneCle>>) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: cle.publique.kid })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(`${p.adressePublique}/connexion/oauth2/access_token`)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(cle.privee)

describe('A3, I3 — L’administrateur d’une organisation tient lui-même ses applications', () => {
  it('il en inscrit une, le secret n’est montré qu’une fois, et elle lit aussitôt', async () => {
    const { clientId, secret } = await inscrire(adam)
    const { statut, jeton } = await avecSecret(clientId, secret)
    assert.equal(statut, 200)
    assert.equal((await lire(jeton, 'amina', 'CD59')).status, 200)
    const relue = await adam('GET', `/applications/${clientId}`)
    assert.equal(relue.statut, 200)
    assert.ok(!relue.texte.includes(secret))
    assert.deepEqual([relue.corps.secretsEnVigueur, relue.corps.creeePar], [1, 'adam.helene|ADAM|Hélène'])
  })

  it('il renouvelle le secret : les deux valent, puis le nouveau seul', async () => {
    const { clientId, secret } = await inscrire(adam)
    const evenements = `/applications/${clientId}/evenements`
    const nouveau = (await adam('POST', evenements, { evenement: 'renouveler-secret' })).corps.secret
    assert.deepEqual([(await avecSecret(clientId, secret)).statut, (await avecSecret(clientId, nouveau)).statut], [200, 200])
    await adam('POST', evenements, { evenement: 'retirer-anciens-secrets' })
    assert.deepEqual([(await avecSecret(clientId, secret)).statut, (await avecSecret(clientId, nouveau)).statut], [400, 200])
  })

  it('il publie une clé : le secret ne vaut plus, la signature vaut ; une clé privée, faible ou déjà prise est refusée', async () => {
    const { clientId, secret } = await inscrire(adam)
    const cle = await uneCle('une')
    const evenements = `/applications/${clientId}/evenements`
    const publier = (keys: object[]) => adam('POST', evenements, { evenement: 'publier-cles', jwks: { keys } })
    assert.equal((await publier([{ ...cle.publique, d: 'AAAA' }])).statut, 422)
    assert.equal((await publier([{ kty: 'oct', k: 'AAAA', kid: 'x' }])).statut, 422)
    assert.equal((await publier([cle.publique])).statut, 200)
    assert.equal((await avecSecret(clientId, secret)).statut, 400)
    const signee = {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(clientId, cle),
    }
    assert.equal((await demander(signee)).statut, 200)
    assert.equal((await adam('POST', evenements, { evenement: 'renouveler-secret' })).statut, 409)
    const autre = await kone('POST', '/applications', { nom: 'Autre', scopes, jwks: { keys: [cle.publique] } })
    assert.equal(autre.statut, 422)
    assert.match(autre.texte, /déjà celle d’une autre application/)
  })

  it('il ne donne que ce que ses habilitations ouvrent, et pas plus d’appels', async () => {
    const refus = async (champs: object) => (await adam('POST', '/applications', { nom: 'Trop', scopes, ...champs })).corps.errors
    assert.match(JSON.stringify(await refus({ scopes: ['identite.versementRsa.deposer'] })), /scopes\/0/)
    assert.match(JSON.stringify(await refus({ quotaParSeconde: 20_000 })), /quotaParSeconde/)
    assert.equal((await adam('POST', '/applications', { nom: 'X', scopes, adressesDeRetour: ['http://ailleurs.example'] })).statut, 422)
  })

  it('coupée, elle s’arrête avec ses jetons en quelques secondes ; ce que l’opérateur a coupé, lui seul le rétablit', async () => {
    const { clientId, secret } = await inscrire(adam)
    const { jeton } = await avecSecret(clientId, secret)
    const evenements = `/applications/${clientId}/evenements`
    assert.equal((await adam('POST', evenements, { evenement: 'couper', motif: 'Poste volé' })).statut, 200)
    assert.equal((await lire(jeton, 'amina', 'CD59')).status, 401)
    assert.equal((await avecSecret(clientId, secret)).statut, 400)
    await adam('POST', evenements, { evenement: 'retablir' })
    assert.equal((await lire(jeton, 'amina', 'CD59')).status, 200)
    await mercier('POST', evenements, { evenement: 'couper', motif: 'Volume anormal' })
    assert.equal((await adam('POST', evenements, { evenement: 'retablir' })).statut, 403)
    assert.equal((await mercier('POST', evenements, { evenement: 'renouveler-secret' })).statut, 403)
    assert.equal((await mercier('POST', evenements, { evenement: 'retablir' })).statut, 200)
  })

  it('il voit ses derniers appels et ses refus, avec leur raison et sans aucune donnée de personne', async () => {
    const { clientId, secret } = await inscrire(adam)
    const { jeton } = await avecSecret(clientId, secret)
    const amina = p.identifiant('amina', 'CD59')
    await lire(jeton, 'amina', 'CD59')
    await p.appeler(`/api/v1/tenue-de-la-liste/identites/${amina}`, { jeton })
    for (let i = 0; i < 3; i++) await p.appeler(`/api/v1/accompagnement/inscriptions/${amina}`, { jeton })
    await avecSecret(clientId, 'mauvais')
    await avecSecret(clientId, secret, 'inscription.accompagnement.consulter')
    // Refusals are written once a second.
    await attendreQue(async () => (await adam('GET', `/applications/${clientId}`)).texte.includes('invalid_scope'))
    const { corps, texte } = await adam('GET', `/applications/${clientId}`)
    const appels = corps.appels as { ligne: string; issue: string }[]
    assert.ok(appels.some(a => a.ligne === 'identite.accompagnement.consulter' && a.issue === 'servi'))
    const refus = corps.refus as { route: string; statut: number; code: string; motif: string; nombre: number }[]
    const sans = refus.find(r => r.route === 'GET /api/v1/accompagnement/inscriptions/:usager')
    assert.deepEqual([sans?.statut, sans?.code, sans?.nombre], [403, 'ligne-fermee', 3])
    assert.match(sans?.motif ?? '', /ne porte pas le scope inscription.accompagnement.consulter/)
    assert.ok(refus.some(r => r.code === 'invalid_client'))
    assert.match(refus.find(r => r.code === 'invalid_scope')?.motif ?? '', /inscription.accompagnement.consulter/)
    for (const donnee of [amina, 'BENALI', String(p.numero('amina'))]) assert.ok(!texte.includes(`"${donnee}"`), donnee)
  })

  it('l’administrateur d’une autre organisation n’en trouve aucune, un référent n’entre pas', async () => {
    const { clientId } = await inscrire(adam)
    assert.equal((await kone('GET', `/applications/${clientId}`)).statut, 404)
    for (const corps of [
      { evenement: 'renouveler-secret' },
      { evenement: 'couper', motif: 'x' },
      { evenement: 'regler', quotaParSeconde: 1 },
    ])
      assert.equal((await kone('POST', `/applications/${clientId}/evenements`, corps)).statut, 404)
    const siennes = (await kone('GET', '/applications')).corps.elements as { organisation: string }[]
    assert.deepEqual(new Set(siennes.map(a => a.organisation)), new Set(['ML-LILLE']))
    assert.equal((await (await comme(p, 'madameRoy'))('GET', '/applications')).statut, 403)
  })
})

describe('A4 — Un éditeur agit pour plusieurs organisations sans jamais les mêler', () => {
  it('deux inscriptions, deux secrets : chaque jeton ne voit que les personnes et les identifiants de son organisation', async () => {
    const [nord, lille] = [await inscrire(adam), await inscrire(kone)]
    const jetons = {
      nord: (await avecSecret(nord.clientId, nord.secret)).jeton,
      lille: (await avecSecret(lille.clientId, lille.secret)).jeton,
    }
    assert.equal((await lire(jetons.nord, 'amina', 'CD59')).status, 200)
    assert.equal((await lire(jetons.lille, 'leo', 'ML-LILLE')).status, 200)
    assert.equal((await lire(jetons.nord, 'leo', 'ML-LILLE')).status, 404, 'une personne de l’autre organisation')
    assert.equal((await lire(jetons.lille, 'amina', 'CD59')).status, 404)
    assert.equal((await lire(jetons.nord, 'amina', 'ML-LILLE')).status, 404, 'l’identifiant de l’une ne sert pas à l’autre')
    assert.equal((await avecSecret(nord.clientId, lille.secret)).statut, 400, 'le secret de l’une n’ouvre pas l’autre')
    const cles = [await uneCle('nord'), await uneCle('lille')] as const
    for (const [qui, { clientId }, cle] of [
      [adam, nord, cles[0]],
      [kone, lille, cles[1]],
    ] as const)
      await qui('POST', `/applications/${clientId}/evenements`, { evenement: 'publier-cles', jwks: { keys: [cle.publique] } })
    const melee = await demander({
      client_id: nord.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(nord.clientId, cles[1]),
    })
    assert.equal(melee.statut, 400, 'la clé de l’une ne signe pas pour l’autre')
  })
})
