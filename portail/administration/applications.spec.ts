import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { attendreQue } from '../../outils/attendre-que.js'
import { type Visiteur, visiteur } from './visiteur.essai.js'

const nouvelle = '/administration/applications/nouvelle'
const portees = { 'scopes.identite': ['identite.accompagnement.consulter', 'identite.accompagnement.rechercher'] }
const secretDans = (html: string) => /<dt>Secret<\/dt><dd><code>([^<]+)</.exec(html)?.[1] ?? assert.fail('aucun secret')
const idDans = (html: string) => /<dt>Identifiant<\/dt><dd><code>([^<]+)</.exec(html)?.[1] ?? assert.fail('aucun identifiant')

describe('A3, I3 — Les applications et leurs clés, à l’écran', () => {
  let p: PlateformeDEssai
  let adam: Visiteur
  let kone: Visiteur
  let mercier: Visiteur
  let roy: Visiteur
  before(async () => {
    p = await unePlateforme()
    adam = await visiteur(p, 'madameAdam')
    kone = await visiteur(p, 'monsieurKone')
    mercier = await visiteur(p, 'madameMercier')
    roy = await visiteur(p, 'madameRoy')
  })
  after(() => p.fermer())

  const jeton = async (client_id: string, client_secret: string, scope = 'identite.accompagnement.consulter') => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope })
    const r = await fetch(`${p.url}/connexion/oauth2/access_token?realm=/partenaire`, { method: 'POST', body })
    return { statut: r.status, jeton: ((await r.json()) as { access_token?: string }).access_token ?? '' }
  }
  const inscrite = async () => {
    const { html } = await adam.envoyer(nouvelle, { nom: 'Solis', editeur: 'Éditeur de Solis', ...portees })
    return { id: idDans(html), secret: secretDans(html) }
  }

  it('elle s’inscrit avec ce que les habilitations ouvrent ; son secret est montré une fois, et elle lit aussitôt', async () => {
    const faux = await adam.envoyer(nouvelle, { nom: '', quotaParSeconde: 'beaucoup' })
    assert.equal(faux.statut, 422)
    for (const champ of ['nom', 'scopes', 'quotaParSeconde']) assert.match(faux.html, new RegExp(`href="#${champ}"`))
    assert.match(faux.html, /id="quotaParSeconde"[^>]*value="beaucoup"/)
    const trop = await adam.envoyer(nouvelle, { nom: 'Solis', quotaParSeconde: '90000', ...portees })
    assert.match(trop.html, /href="#quotaParSeconde"/)
    assert.match(trop.html, /value="identite\.accompagnement\.consulter" checked/)
    const { id, secret } = await inscrite()
    assert.equal((await jeton(id, secret)).statut, 200)
    const page = await adam.lire(`/administration/applications/${id}`)
    assert.ok(!page.html.includes(secret))
    assert.match(page.texte, /Se prouve par un secret .* par Hélène ADAM/)
  })

  it('le secret se renouvelle sans coupure, puis l’ancien se retire', async () => {
    const { id, secret } = await inscrite()
    const chemin = `/administration/applications/${id}`
    await adam.lire(`${chemin}/retirer-anciens-secrets`, 409)
    const nouveau = secretDans((await adam.envoyer(`${chemin}/renouveler-secret`)).html)
    assert.match((await adam.lire(chemin)).texte, /deux secrets : le nouveau et l’ancien/)
    assert.deepEqual([(await jeton(id, secret)).statut, (await jeton(id, nouveau)).statut], [200, 200])
    assert.match((await adam.envoyer(`${chemin}/retirer-anciens-secrets`)).texte, /Seul le dernier secret est encore valable/)
    assert.deepEqual([(await jeton(id, secret)).statut, (await jeton(id, nouveau)).statut], [400, 200])
  })

  it('avec une clé publique il n’y a pas de secret ; une clé privée est refusée à son champ', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const cle = async (k: Parameters<typeof exportJWK>[0]) =>
      JSON.stringify({ keys: [{ ...(await exportJWK(k)), alg: 'ES256', kid: 'une' }] })
    const privee = await adam.envoyer(nouvelle, { nom: 'Signée', ...portees, jwks: await cle(privateKey) })
    assert.match(privee.html, /href="#jwks">Cette clé est privée/)
    const illisible = await adam.envoyer(nouvelle, { nom: 'Signée', ...portees, jwks: '{' })
    assert.match(illisible.html, /href="#jwks"/)
    const fait = await adam.envoyer(nouvelle, { nom: 'Signée', ...portees, jwks: await cle(publicKey) })
    assert.match(fait.texte, /Se prouve par signature \(une clé : une\)/)
  })

  it('elle passe du secret à une clé, puis d’une clé à la suivante, à l’écran ; le secret ne vaut plus rien', async () => {
    const { id, secret } = await inscrite()
    const page = `/administration/applications/${id}/cles`
    assert.match((await adam.lire(page)).texte, /remplacent le secret/)
    const illisible = await adam.envoyer(page, { jwks: 'ma clé' })
    assert.equal(illisible.statut, 422)
    assert.match(illisible.html, /href="#jwks"[\s\S]*>\s*ma clé</)
    const cleDe = async (kid: string) => {
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
      const entete = { alg: 'ES256', kid }
      return { publique: { ...(await exportJWK(publicKey)), ...entete }, privee: { ...(await exportJWK(privateKey)), ...entete } }
    }
    const [une, autre] = [await cleDe('une'), await cleDe('autre')]
    const privee = await adam.envoyer(page, { jwks: JSON.stringify({ keys: [une.privee] }) })
    assert.equal(privee.statut, 422)
    assert.match(privee.texte, /Cette clé est privée/)
    assert.equal((await jeton(id, secret)).statut, 200)
    const publier = async (...keys: object[]) => (await adam.envoyer(page, { jwks: JSON.stringify({ keys }) })).texte
    assert.match(await publier(une.publique), /Les clés sont publiées.*signature \(une clé : une\)/)
    assert.equal((await jeton(id, secret)).statut, 400)
    assert.match(await publier(une.publique, autre.publique), /signature \(2 clés : une, autre\)/)
    assert.match((await adam.lire(page)).texte, /celles d’aujourd’hui \(une, autre\)/)
  })

  it('on lie ses jetons, on chiffre ses réponses, à l’écran ; l’opérateur seul délie', async () => {
    const { id } = await inscrite()
    const page = `/administration/applications/${id}`
    assert.match((await adam.lire(page)).texte, /Ses jetons au porteur/)
    assert.match((await adam.envoyer(`${page}/liaison`, { par: 'dpop', exigeeLe: '2020-01-01' })).texte, /Ce jour est passé/)
    assert.match((await adam.envoyer(`${page}/liaison`, { par: 'dpop', exigeeLe: '' })).texte, /La liaison est enregistrée.*liés à une clé/)
    assert.equal((await adam.envoyer(`${page}/liaison`, { par: '' })).statut, 403)
    const mercier = await visiteur(p, 'madameMercier')
    const delie = await mercier.envoyer(`/instruction/applications/${id}/liaison`, { par: '' })
    assert.match(delie.texte, /Ses jetons au porteur/)
    const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true })
    const publique = { ...(await exportJWK(publicKey)), alg: 'ECDH-ES+A256KW', use: 'enc', kid: 'enveloppe' }
    assert.match((await adam.envoyer(`${page}/chiffrement`, { jwks: '{' })).html, /href="#jwks"/)
    const chiffre = await adam.envoyer(`${page}/chiffrement`, { jwks: JSON.stringify({ keys: [publique] }) })
    assert.match(chiffre.texte, /Les clés de chiffrement sont publiées.*pour enveloppe/)
    assert.doesNotMatch((await adam.envoyer(`${page}/chiffrement`, { jwks: '' })).texte, /Réponses chiffrées/)
    for (const c of ['liaison', 'chiffrement']) await (await visiteur(p, 'madameRoy')).lire(`${page}/${c}`, 403)
  })

  it('l’opérateur dit qui répond de ses agents, à l’écran ; l’organisation le lit', async () => {
    const { id } = await inscrite()
    const [convention] = await p.base.application<{ numero: number }[]>`
      with c as (insert into convention (intitule, objet, du, creee_par, creee_le) values ('Identités', 'Agents', '2026-01-01', 'essai', now())
        returning numero)
      insert into convention_partie (convention, organisation) select numero, 'CD59' from c returning convention as numero`
    const mercier = await visiteur(p, 'madameMercier')
    const page = `/instruction/applications/${id}/emetteur`
    const { publicKey } = await generateKeyPair('ES256', { extractable: true })
    const saisie = {
      ...{ nom: 'urn:interops:22590001801244:idp:annuaire:1', convention: String(convention?.numero), niveau: 'mfa' },
      ...{
        pagm: 'SUIVI : conseiller, referent',
        jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'un', alg: 'ES256' }] }),
      },
    }
    for (const [faute, ou] of [
      [{ convention: 'trois' }, 'convention'],
      [{ convention: '99999' }, 'convention'],
      [{ pagm: 'SUIVI' }, 'pagm'],
      [{ pagm: 'SUIVI : administrateur' }, 'pagm'],
      [{ jwks: '{' }, 'jwks'],
      [{ certificats: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'certificats'],
    ] as const)
      assert.match((await mercier.envoyer(page, { ...saisie, ...faute })).html, new RegExp(`href="#${ou}"`), ou)
    assert.match((await mercier.envoyer(page, saisie)).texte, /L’émetteur est enregistré.*SUIVI \(conseiller, referent\)/)
    assert.match((await adam.lire(`/administration/applications/${id}`)).texte, /Répond de ses agents urn:interops/)
    await adam.lire(page, 403)
    assert.doesNotMatch((await mercier.envoyer(page, { ...saisie, nom: '' })).texte, /Répond de ses agents/)
  })

  it('on règle ses portées ; ses appels et ses refus se lisent en français, avec quoi faire', async () => {
    const { id, secret } = await inscrite()
    const chemin = `/administration/applications/${id}`
    const aucune = await adam.envoyer(`${chemin}/regler`, { 'scopes.identite': [] })
    assert.match(aucune.html, /href="#scopes"/)
    const { jeton: bon } = await jeton(id, secret)
    assert.equal((await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, { jeton: bon })).status, 200)
    assert.equal((await p.appeler(`/api/v1/accompagnement/inscriptions/${p.identifiant('amina', 'CD59')}`, { jeton: bon })).status, 403)
    const regle = await adam.envoyer(`${chemin}/regler`, { 'scopes.identite': ['identite.accompagnement.rechercher'] })
    assert.match(regle.texte, /Les réglages sont enregistrés/)
    // Refusals are written once a second.
    await attendreQue(async () => (await adam.lire(chemin)).texte.includes('Votre jeton n’ouvre pas cet échange'))
    const { texte } = await adam.lire(chemin)
    assert.match(texte, /Lire : identité[^|]* aucun servi/)
    assert.match(texte, /Votre jeton n’ouvre pas cet échange Demandez la portée/)
    assert.match(texte, /une fois/)
  })

  it('on la coupe avec un motif, on la rétablit ; coupée par l’opérateur, lui seul la rétablit', async () => {
    const { id, secret } = await inscrite()
    const chemin = `/administration/applications/${id}`
    assert.match((await adam.envoyer(`${chemin}/couper`, { motif: '' })).html, /href="#motif"/)
    assert.match((await adam.envoyer(`${chemin}/couper`, { motif: 'Fuite' })).texte, /coupée.*Pourquoi Fuite/)
    assert.equal((await jeton(id, secret)).statut, 400)
    assert.match((await adam.envoyer(`${chemin}/retablir`)).texte, /L’application est rétablie/)
    const cote = chemin.replace('/administration', '/instruction')
    await mercier.envoyer(`${cote}/couper`, { motif: 'Alerte' })
    assert.match((await adam.envoyer(`${chemin}/retablir`)).texte, /lui seul la rétablit/)
    await mercier.lire(`${cote}/renouveler-secret`, 409)
    assert.match((await mercier.envoyer(`${cote}/retablir`)).texte, /L’application est rétablie/)
  })

  it('une autre organisation ne la trouve pas, une référente n’entre pas', async () => {
    const { id } = await inscrite()
    const chemin = `/administration/applications/${id}`
    for (const fin of ['', '/regler', '/cles', '/couper', '/renouveler-secret']) await kone.lire(chemin + fin, 404)
    for (const fin of ['/regler', '/cles', '/couper', '/renouveler-secret'])
      assert.equal(
        await kone.forcer(chemin + fin, { motif: 'x', quotaParSeconde: '1', 'scopes.identite': 'identite.accompagnement.consulter' }),
        404,
      )
    for (const c of ['/administration/applications', nouvelle, chemin]) await roy.lire(c, 403)
    assert.equal(await roy.forcer(`${chemin}/couper`, { motif: 'x' }), 403)
    await adam.lire('/instruction/applications', 403)
  })
})
