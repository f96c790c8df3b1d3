import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai, poster } from './plateforme.essai.js'

const POINTS = ['access_token?realm=/agent', 'introspection', 'revocation']

describe('I3 — une demande malformée ou hostile reçoit une erreur claire, jamais une panne', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  before(async () => {
    plateforme = await demarrerPlateforme()
    editeur = await plateforme.application()
  })
  after(() => plateforme.fermer())

  const valables = () => `grant_type=client_credentials&client_id=${editeur.clientId}&client_secret=${editeur.secret}`

  const refus: [string, () => string | Buffer, string?][] = [
    ['un corps vide', () => ''],
    ['un corps JSON', () => JSON.stringify({ grant_type: 'client_credentials' }), 'application/json'],
    ['un JSON profond', () => '['.repeat(10_000), 'application/json'],
    ['un type de contenu absurde', () => 'a=b', 'n’importe/quoi'],
    ['un formulaire multipart', () => '--x\r\n\r\n', 'multipart/form-data; boundary=x'],
    ['un caractère NUL dans le scope', () => `${valables()}&scope=recherche%00usager`],
    ['un caractère NUL brut', () => `${valables()}&scope=\0&token=\0`],
    ['un NUL dans le client', () => 'grant_type=client_credentials&client_id=%00&client_secret=x&scope=a'],
    ['un demi-caractère de substitution', () => `${valables()}&scope=%ED%A0%80&token=%ED%A0%80`],
    ['des octets qui ne sont pas du texte', () => Buffer.from([0x73, 0x63, 0x6f, 0x70, 0x65, 0x3d, 0xff, 0xfe, 0x80, 0x26, 0xc3])],
    ['des pour-cents inachevés', () => `${valables()}&scope=%&token=%zz`],
    ['un scope en tableau', () => `${valables()}&scope[]=rechercheusager&token[]=a`],
    ['un scope répété', () => `${valables()}&scope=rechercheusager&scope=rechercheusager&token=a&token=b`],
    ['un secret répété', () => `${valables()}&client_secret=autre&scope=rechercheusager&token=a`],
    ['un prototype', () => `${valables()}&__proto__=a&constructor=b&scope=__proto__`],
    ['dix mille champs', () => Array.from({ length: 4_000 }, (_, i) => `c${i}=1`).join('&')],
    ['une assertion qui n’en est pas une', () => 'grant_type=client_credentials&client_assertion=a.b.c&client_assertion_type=x&scope=a'],
    ['deux preuves à la fois', () => `${valables()}&client_assertion=e30.e30.x&scope=rechercheusager&token=a`],
  ]
  for (const [quoi, corps, type] of refus) {
    it(`I3 — ${quoi} est refusé en 4xx`, async () => {
      for (const point of POINTS) {
        const { statut, entetes, json } = await poster(
          `${plateforme.adressePublique}/connexion/oauth2/${point}`,
          corps(),
          type === undefined ? {} : { 'content-type': encodeURI(type).replaceAll('%20', ' ') },
        )
        assert.ok((statut >= 400 && statut < 500) || point !== POINTS[0], `${point} : ${statut}`)
        assert.ok(statut < 500, `${point} : ${statut}`)
        assert.equal(entetes.get('cache-control'), 'no-store')
        if (statut !== 200) assert.equal(typeof json.error, 'string')
      }
    })
  }

  it('I3 — dix mégaoctets sont refusés sans être lus, par leur longueur annoncée ou au fil de l’eau', async () => {
    const enorme = `${valables()}&scope=${'a'.repeat(10 * 1024 * 1024)}`
    for (const point of POINTS) {
      const { statut, json } = await poster(`${plateforme.adressePublique}/connexion/oauth2/${point}`, enorme)
      assert.equal(statut, 413)
      assert.equal(json.error, 'invalid_request')
    }
    const flux = new ReadableStream({
      pull: controleur => controleur.enqueue(new Uint8Array(64 * 1024).fill(97)),
    })
    const adresse = `${plateforme.adressePublique}/connexion/oauth2/access_token`
    const entetes = { 'content-type': 'application/x-www-form-urlencoded' }
    const statut = await fetch(adresse, { method: 'POST', body: flux, duplex: 'half', headers: entetes } as RequestInit).then(
      ({ status }) => status,
      () => 413,
    )
    assert.equal(statut, 413)
  })

  it('I3 — un en-tête Authorization illisible est refusé en 4xx', async () => {
    for (const authorization of [
      'Basic',
      'Basic !!!',
      'Basic Og==',
      `Basic ${Buffer.from('a:%00').toString('base64')}`,
      'Bearer x',
      'x'.repeat(9_000),
    ]) {
      const { statut } = await poster(`${plateforme.adressePublique}/connexion/oauth2/access_token`, 'grant_type=client_credentials', {
        authorization,
      })
      assert.ok(statut >= 400 && statut < 500, `${authorization.slice(0, 20)} : ${statut}`)
    }
  })

  it('I3 — une connexion coupée au milieu du corps ne trouble pas les autres', async () => {
    const { hostname, port } = new URL(plateforme.adressePublique)
    await new Promise<void>(fini => {
      const prise = connect(Number(port), hostname, () => {
        prise.write(
          `POST /connexion/oauth2/access_token?realm=/agent HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\ngrant_type=`,
        )
        setTimeout(() => prise.destroy(), 20)
      })
      prise.on('close', () => fini())
    })
    assert.equal((await demanderJeton(plateforme, editeur)).statut, 200)
  })
})
