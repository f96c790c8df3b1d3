import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { ressources } from '../parcours/ressources.js'
import { toutesLesLignes } from './lignes.js'
import { type Demandeur, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { suivisPour, unePersonne } from '../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())

type Lu = { version: number; misAJour: { le: string; par: string; structure: string | null }; donnees: Record<string, unknown> }
type Versions = { versions: (Lu & { remplaceLe: string | null; modifies: string[] })[] }
const [ft, cd, caf] = [e.ici('FT'), e.ici('CD'), e.ici('CAF')]

const lien = (d: Demandeur, echange: string, chemin: string, usager: bigint) =>
  `/api/v1/${echange}/${chemin}/${e.moteur.identifiants.pour(d.organisation, usager)}`
const lire = async (d: Demandeur, url: string, headers: Record<string, string> = {}) =>
  e.appeler(url, { jeton: await e.jetonPour(d), headers })
const corriger = async (d: Demandeur, url: string, corps: unknown, etag?: string) =>
  e.appeler(url, {
    method: 'PATCH',
    body: JSON.stringify(corps),
    headers: etag === undefined ? {} : { 'if-match': etag },
    jeton: await e.jetonPour(d),
  })
const lu = async (r: Response, statut = 200) => {
  assert.equal(r.status, statut, await r.clone().text())
  return (await r.json()) as Lu
}
const champsDe = (code: string) => [...(toutesLesLignes(ressources).find(l => l.code === code)?.champs ?? [])]
const pause = () => new Promise(fin => setTimeout(fin, 15))

describe('A6 — La donnée dit qui détient la dernière action, et son passé se relit', () => {
  it('trois auteurs corrigent la même identité : version, auteur, instant, et chaque état passé', async () => {
    const alix = await unePersonne(e, suivisPour('ici'))
    const chezFt = lien(ft, 'tenue-de-la-liste', 'identites', alix)
    const chezCd = lien(cd, 'accompagnement', 'identites', alix)
    const chezCaf = lien(caf, 'versement-rsa', 'identites', alix)
    const instants = [new Date().toISOString()]
    const etapes = [
      [cd, chezCd, { telephones: ['0600000001'] }],
      [ft, chezFt, { telephones: ['0600000002'], nom: 'APRES' }],
      [caf, chezCaf, { telephones: ['0600000003'] }],
    ] as const
    for (const [d, url, corps] of etapes) {
      await pause()
      const r = await corriger(d, url, corps, `"${instants.length}"`)
      assert.equal(r.status, 200, await r.clone().text())
      assert.equal(r.headers.get('etag'), `"${instants.length + 1}"`)
      await pause()
      instants.push(new Date().toISOString())
    }
    const present = await lu(await lire(ft, chezFt))
    assert.equal(present.version, 4)
    assert.equal(present.misAJour.par, 'CAF591')
    for (const [i, par] of ['FT', 'CD59', 'FT', 'CAF591'].entries()) {
      const alors = await lu(await lire(ft, `${chezFt}?au=${instants[i]}`))
      assert.equal(alors.version, i + 1)
      assert.equal(alors.misAJour.par, par)
      assert.deepEqual(alors.donnees.telephones, i === 0 ? [] : [`060000000${i}`])
      assert.equal(alors.donnees.nom, i < 2 ? 'EPREUVE' : 'APRES')
    }
    assert.equal((await lire(ft, `${chezFt}?au=2020-01-01T00:00:00Z`)).status, 404)

    const histoire = (await (await lire(ft, `${chezFt}/historique`)).json()) as Versions
    assert.deepEqual(
      histoire.versions.map(v => [v.version, v.misAJour.par, v.modifies, v.remplaceLe === null]),
      [
        [4, 'CAF591', ['telephones'], true],
        [3, 'FT', ['nom', 'telephones'], false],
        [2, 'CD59', ['telephones'], false],
        [1, 'FT', histoire.versions[3]?.modifies, false],
      ],
    )
    for (const [i, v] of histoire.versions.slice(1).entries())
      assert.equal(v.remplaceLe, new Date(histoire.versions[i]?.misAJour.le ?? 0).toISOString())
  })

  it('l’historique et la liste ne rendent que les champs de leur ligne', async () => {
    const [champsCd, champsCaf] = [champsDe('identite.accompagnement.consulter'), champsDe('inscription.versementRsa.consulter')]
    for (const [d, echange, chemin, champs] of [
      [cd, 'accompagnement', 'identites', champsCd],
      [caf, 'versement-rsa', 'inscriptions', champsCaf],
    ] as const) {
      const { versions } = (await (await lire(d, `${lien(d, echange, chemin, e.suivie)}/historique`)).json()) as Versions
      for (const v of versions) {
        assert.deepEqual(Object.keys(v.donnees).toSorted(), champs.toSorted())
        assert.deepEqual(
          v.modifies.filter(c => !champs.includes(c)),
          [],
        )
      }
      const { elements } = (await (await lire(d, `/api/v1/${echange}/${chemin}`)).json()) as { elements: Lu[] }
      for (const x of elements) assert.deepEqual(Object.keys(x.donnees).toSorted(), champs.toSorted())
    }
  })
})

describe('A6 — On ne corrige que ce qu’on a lu', () => {
  const inscriptions = (usager: bigint) => lien(ft, 'tenue-de-la-liste', 'inscriptions', usager)

  it('304 tant que rien ne change, 428 sans version, 412 sur une version dépassée', async () => {
    const url = inscriptions(await unePersonne(e, suivisPour('ici')))
    const etag = (await lire(ft, url)).headers.get('etag') ?? ''
    for (const connue of [etag, `W/${etag}`, `"autre", ${etag}`, '*'])
      assert.equal((await lire(ft, url, { 'if-none-match': connue })).status, 304, connue)
    assert.equal(await (await lire(ft, url, { 'if-none-match': etag })).text(), '')
    assert.equal((await lire(ft, url, { 'if-none-match': '"autre"' })).status, 200)
    assert.equal((await corriger(ft, url, { motif: 'X' })).status, 428)
    assert.equal((await corriger(ft, url, { motif: 'X' }, etag)).status, 200)
    assert.equal((await lire(ft, url, { 'if-none-match': etag })).status, 200)
    const depassee = await corriger(ft, url, { motif: 'Y' }, etag)
    assert.equal(depassee.status, 412)
    assert.equal((await lu(await lire(ft, url))).donnees.motif, 'X')
  })

  it('vingt corrections simultanées de la même version : une seule passe', async () => {
    const usager = await unePersonne(e, suivisPour('ici'))
    const url = inscriptions(usager)
    const reponses = await Promise.all(Array.from({ length: 20 }, (_, i) => corriger(ft, url, { motif: `M${i}` }, '"1"')))
    assert.deepEqual(
      reponses.map(r => r.status).toSorted((a, b) => a - b),
      [200, ...Array<number>(19).fill(412)],
    )
    const { versions } = (await (await lire(ft, `${url}/historique`)).json()) as Versions
    assert.deepEqual(
      versions.map(v => v.version),
      [2, 1],
    )
  })

  it('dans une ressource à plusieurs rangs, l’ETag de la lecture sert à corriger chacun d’eux', async () => {
    const usager = await unePersonne(e, suivisPour('ici'))
    const url = lien(ft, 'tenue-de-la-liste', 'rattachements', usager)
    const r = await lire(ft, url)
    const { elements } = (await r.json()) as { elements: { numero: number; donnees: { organisation: string } }[] }
    const siens = elements.filter(x => x.donnees.organisation === 'FT')
    assert.ok(siens.length >= 2)
    const etag = r.headers.get('etag') ?? ''
    for (const { numero } of siens) {
      assert.equal((await corriger(ft, `${url}/${numero}`, { au: '2099-01-01' }, `"${numero + 1}.1"`)).status, 412, 'le rang d’un autre')
      assert.equal((await corriger(ft, `${url}/${numero}`, { au: '2099-01-01' }, etag)).status, 200)
      assert.equal((await corriger(ft, `${url}/${numero}`, { au: '2099-01-02' }, etag)).status, 412)
    }
  })
})

describe('A1 — Une création répétée ne crée qu’une fois', () => {
  const depot = async (d: Demandeur, url: string, corps: unknown, cle: string) =>
    e.appeler(url, { method: 'POST', body: JSON.stringify(corps), headers: { 'idempotency-key': cle }, jeton: await e.jetonPour(d) })
  const droits = { numeroDemande: '26110099999', dateDemande: '2026-11-01', caisse: 'CAF591', matricule: '7654321', departement: '59' }
  const corps = { ...droits, role: 'demandeur', etatDossier: '2', soumisDroitsEtDevoirs: true }
  const url = lien(caf, 'versement-rsa', 'droits-rsa', e.suivie)
  const combien = async () => ((await (await lire(caf, url)).json()) as { elements: unknown[] }).elements.length

  it('rejouée, elle rend la première réponse, en-têtes compris', async () => {
    const avant = await combien()
    const cle = randomUUID()
    const premiere = await depot(caf, url, corps, cle)
    const seconde = await depot(caf, url, corps, `"${cle}"`)
    assert.deepEqual([premiere.status, seconde.status], [201, 201])
    assert.equal(await seconde.text(), await premiere.text())
    for (const nom of ['location', 'etag']) assert.equal(seconde.headers.get(nom), premiere.headers.get(nom))
    assert.equal(await combien(), avant + 1)
    assert.equal((await depot(caf, url, { ...corps, role: 'conjoint' }, cle)).status, 422)
    assert.equal((await depot(caf, lien(caf, 'versement-rsa', 'droits-rsa', 999n), corps, cle)).status, 422)
  })

  it('vingt requêtes simultanées de même clé : une création, vingt fois la même réponse', async () => {
    const avant = await combien()
    const cle = randomUUID()
    const reponses = await Promise.all(Array.from({ length: 20 }, () => depot(caf, url, corps, cle)))
    const corpsRendus = new Set(await Promise.all(reponses.map(r => r.text())))
    assert.deepEqual([...new Set(reponses.map(r => r.status))], [201])
    assert.equal(corpsRendus.size, 1)
    assert.equal(await combien(), avant + 1)
  })

  it('un refus ne prend pas la clé', async () => {
    const cle = randomUUID()
    assert.equal((await depot(caf, url, { ...corps, role: 'voisin' }, cle)).status, 400)
    assert.equal((await depot(caf, url, corps, cle)).status, 201)
  })

  it('la clé d’une organisation n’est pas celle d’une autre, même par la même application', async () => {
    const cle = randomUUID()
    const msa = e.ici('MSA')
    const a = await depot(caf, url, corps, cle)
    const b = await depot(msa, lien(msa, 'versement-rsa', 'droits-rsa', e.suivie), { ...corps, caisse: 'MSA591' }, cle)
    assert.deepEqual([a.status, b.status], [201, 201])
    assert.notEqual(await a.text(), await b.text())
  })
})
