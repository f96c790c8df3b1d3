import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { creerIdentifiants } from './identifiants.js'

const e = await uneEpreuve()
after(() => e.fermer())

const organisations = ['FT', 'CD59', 'CD62', 'ML-LILLE', 'CE59', 'CAF591', 'GIP-PDI', 'ESPACE-USAGER']
const { pour, lire } = creerIdentifiants(randomBytes(16))

describe('A7, J4 — Chaque organisation a son propre nom pour une personne', () => {
  it('différent partout, stable, et lisible seulement de celle à qui il est donné', () => {
    const noms = organisations.map(o => pour(o, 42n))
    assert.equal(new Set(noms).size, organisations.length)
    organisations.forEach((o, i) => {
      assert.equal(pour(o, 42n), noms[i])
      for (const [j, autre] of organisations.entries()) assert.equal(lire(autre, noms[i] ?? ''), i === j ? 42n : null)
    })
  })

  it('deux organisations qui réunissent leurs fichiers n’ont aucun nom, ni début de nom, en commun', () => {
    const [a, b] = ['CD59', 'ML-LILLE'].map(o => Array.from({ length: 2_000 }, (_, i) => pour(o, BigInt(i + 1)))) as [string[], string[]]
    assert.equal(a.filter(nom => new Set(b).has(nom)).length, 0)
    const debuts = (noms: string[]) => new Set(noms.map(n => n.slice(0, 10)))
    assert.equal([...debuts(a)].filter(d => debuts(b).has(d)).length, 0)
    // Neither the rank of the person nor the order of arrival shows.
    assert.notDeepEqual(a, a.toSorted())
    assert.equal(debuts(a).size, a.length)
  })

  it('100 000 essais au hasard n’en trouvent aucun', () => {
    const au = { hasard: () => randomBytes(16).toString('base64url') }
    let trouves = 0
    for (let i = 0; i < 100_000; i++) if (lire('FT', au.hasard()) !== null) trouves++
    assert.equal(trouves, 0)
  })

  it('un seul caractère changé, à n’importe quelle place : plus personne', () => {
    const nom = pour('FT', 7n)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let place = 0; place < nom.length; place++)
      for (const c of alphabet.replace(nom[place] ?? '', ''))
        assert.equal(lire('FT', nom.slice(0, place) + c + nom.slice(place + 1)), null, `${place} ${c}`)
    for (const autre of [`${nom}=`, ` ${nom}`, nom.replaceAll('-', '+').replaceAll('_', '/').concat('='), nom.toLowerCase(), ''])
      if (autre !== nom) assert.equal(lire('FT', autre), null, autre)
  })

  it('forgé, il n’est ni lu ni distingué d’un inconnu, et chaque essai est tracé', async () => {
    const jeton = await e.jetonPour(e.ici('FT'))
    const nom = e.moteur.identifiants.pour('FT', e.suivie)
    const forges = [
      e.suivie.toString(),
      nom.slice(0, -1) + (nom.endsWith('A') ? 'Q' : 'A'),
      pour('FT', e.suivie),
      Buffer.alloc(16).toString('base64url'),
    ]
    const corps = await Promise.all(
      forges.map(async forge => {
        const r = await e.appeler(`/api/v1/tenue-de-la-liste/identites/${forge}`, { jeton })
        assert.equal(r.status, 404, forge)
        const { correlation, ...reste } = (await r.json()) as { correlation: string }
        const [ligne] = await e.base.proprietaire`select issue, usager_id from journal where correlation = ${correlation}`
        assert.deepEqual({ ...ligne }, { issue: 'invisible', usager_id: null })
        return JSON.stringify(reste)
      }),
    )
    assert.equal(new Set(corps).size, 1)
  })

  it('aucune réponse, aucun en-tête, aucune liste ne laisse sortir le numéro interne', async () => {
    const jeton = await e.jetonPour(e.ici('FT'))
    const adresses = ['identites', 'inscriptions', 'droits-rsa', 'rattachements'].flatMap(r => [
      `/api/v1/tenue-de-la-liste/${r}?limite=1`,
      `/api/v1/tenue-de-la-liste/${r}/${e.moteur.identifiants.pour('FT', e.suivie)}`,
    ])
    for (const adresse of adresses) {
      const r = await e.appeler(adresse, { jeton })
      assert.equal(r.status, 200, adresse)
      const tout = `${JSON.stringify([...r.headers])}${await r.text()}`
      assert.doesNotMatch(tout, /usager_id|usagerId|"id"/)
    }
  })
})
