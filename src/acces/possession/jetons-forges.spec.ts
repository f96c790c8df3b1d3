import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { calculateJwkThumbprint } from 'jose'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { annoncer, enregistrerApplication, revoquerJeton } from '../index.js'
import { unClientLie } from './client-lie.essai.js'
import { type Forge, jetonsForges } from './jetons-forges.essai.js'

const SCOPES = ['identite.tenueDeLaListe.consulter', 'inscription.tenueDeLaListe.consulter', 'identite.tenueDeLaListe.rechercher']
const PARTENAIRES = ['api_rechercher-usagerv2', 'rechercheusager', 'profil_accedant']

describe('I3 I5 — un jeton forgé ou détourné ne donne rien, où qu’on le présente', () => {
  let p: PlateformeDEssai
  let bon: Forge
  let forges: Forge[]
  let nonce: string
  let points: { methode: string; adresse: string; corps?: string }[]
  before(async () => {
    p = await unePlateforme()
    const cle = await unClientLie()
    const inscrire = async () => {
      const commun = {
        nom: 'Éditeur',
        organisation: 'FT',
        royaumes: ['/agent'] as const,
        scopes: [...SCOPES, ...PARTENAIRES],
        quotaParSeconde: 10_000,
      }
      return (await enregistrerApplication(p.base.application, commun)).clientId
    }
    const [clientId, coupee, autre] = [await inscrire(), await inscrire(), await inscrire()]
    const exp = Math.floor(Date.now() / 1000) + 1200
    const claims = {
      iss: p.adressePublique,
      aud: `${p.adressePublique}/api`,
      sub: clientId,
      client_id: clientId,
      org: 'FT',
      realm: '/agent',
      scope: [...SCOPES, ...PARTENAIRES].join(' '),
      jti: randomUUID(),
      exp,
      cnf: { jkt: await calculateJwkThumbprint(cle.jwk) },
    }
    const autreCle = { jkt: await calculateJwkThumbprint((await unClientLie()).jwk) }
    await revoquerJeton(p.base.application, { jti: 'revoque-essai', expire: exp })
    await revoquerJeton(p.base.application, { jti: 'sid:session-finie', expire: exp })
    await p.base.application.begin(async tx => {
      await tx`update application set active = false where client_id = ${coupee}`
      await annoncer(tx)
    })
    await p.habilitations.rafraichir()
    const faits = await jetonsForges({
      signature: p.secrets.signature[0] ?? {},
      claims,
      cle,
      perdus: {
        revoque: { ...claims, jti: 'revoque-essai' },
        sessionFinie: { ...claims, sid: 'session-finie', acr: 'renforce', auth_time: exp - 1200 },
        applicationCoupee: { ...claims, client_id: coupee },
        autreApplication: { ...claims, client_id: autre, cnf: autreCle },
      },
      jetonUsager: Buffer.from(JSON.stringify({ vers: '0.1', uuid: randomUUID(), data: 'x#y' })).toString('base64'),
    })
    bon = faits.bon
    forges = faits.forges
    const amina = p.identifiant('amina', 'FT')
    points = [
      { methode: 'GET', adresse: `${p.url}/api/v1/tenue-de-la-liste/identites/${amina}` },
      { methode: 'GET', adresse: `${p.url}/api/v1/tenue-de-la-liste/inscriptions` },
      { methode: 'POST', adresse: `${p.url}/api/v1/tenue-de-la-liste/identites/recherche`, corps: '{"numeroFranceTravail":"10429447247"}' },
      {
        methode: 'POST',
        adresse: `${p.url}/partenaire/rechercher-usager/v2/usagers/par-numero-francetravail`,
        corps: '{"numeroFranceTravail":"10429447247"}',
      },
    ]
    const [premier] = points
    assert.ok(premier)
    nonce = (await presenter(bon, premier)).headers.get('dpop-nonce') ?? ''
    assert.notEqual(nonce, '')
  })
  after(() => p.fermer())

  const presenter = async (forge: Forge, { methode, adresse, corps }: (typeof points)[number]) =>
    fetch(adresse, {
      method: methode,
      headers: {
        'pa-identifiant-agent': 'essai',
        'pa-nom-agent': 'ESSAI',
        'pa-prenom-agent': 'Agent',
        ...(corps !== undefined && { 'content-type': 'application/json' }),
        ...(await forge.entetes({ methode, adresse, nonce: nonce ?? '' })),
      },
      ...(corps !== undefined && { body: corps }),
    })
  const traces = async (): Promise<number> => {
    const [compte] = await p.base.application<{ nombre: number }[]>`select
      coalesce((select sum(nombre) from jeton_etranger), 0)::int + coalesce((select sum(nombre) from refus_d_application where statut = 401), 0)::int as nombre`
    return compte?.nombre ?? 0
  }

  it('le bon jeton, avec sa preuve, ouvre chaque porte : c’est bien lui que les autres imitent', async () => {
    for (const point of points) {
      const reponse = await presenter(bon, point)
      assert.equal(reponse.status, 200, `${point.adresse} : ${await reponse.text()}`)
    }
  })

  it('au moins trente-trois façons de mentir : 401 à chaque porte, aucune donnée, une trace', async () => {
    assert.ok(forges.length >= 33, `${forges.length} façons`)
    assert.equal(new Set(forges.map(f => f.quoi)).size, forges.length)
    const avant = await traces()
    const correlations: string[] = []
    for (const forge of forges)
      for (const point of points) {
        const reponse = await presenter(forge, point)
        correlations.push(reponse.headers.get('x-correlation-id') ?? '')
        const texte = await reponse.text()
        assert.equal(reponse.status, 401, `${forge.quoi}, à ${point.adresse} : ${texte}`)
        assert.match(reponse.headers.get('www-authenticate') ?? '', /^(Bearer|DPoP) error="/, forge.quoi)
        assert.doesNotMatch(texte, /amina|benali|10429447247|jetonUsager":"(?!null)/i, forge.quoi)
      }
    const fin = Date.now() + 10_000
    const attendues = avant + forges.length * points.length
    while ((await traces()) < attendues && Date.now() < fin) await new Promise(suite => setTimeout(suite, 200))
    assert.ok((await traces()) >= attendues, `${await traces()} traces au lieu de ${attendues}`)
    const [lues] = await p.base.proprietaire<
      { n: number }[]
    >`select count(*)::int as n from journal where correlation = any (${correlations})`
    assert.equal(lues?.n, 0, 'rien n’a été lu')
    console.log(
      `${forges.length} jetons forgés ou détournés × ${points.length} portes : ${forges.length * points.length} refus, ${await traces()} traces, aucune donnée`,
    )
  })
})
