import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { comme } from '../../../acces/administration/comme.essai.js'
import { plusJours } from '../../../droit/jours.js'
import { uneOrientation } from '../orientation.essai.js'
import { suivreLesDelegations } from './delegations.js'
import type { DelegationDOrientation } from './operations.js'

const o = await uneOrientation()
const { p } = o
after(() => p.fermer())
await o.dans(0)
const jour = o.jour()
const adam = await comme(p, 'madameAdam')
const chemin = '/delegations-d-orientation'
const acte = 'Délibération n° 2026-118'
const lister = async (qui = adam) => ((await qui('GET', chemin)).corps as { elements: DelegationDOrientation[] }).elements
const declarer = (corps: object, qui = adam) => qui('POST', chemin, { delegataire: 'FT', du: jour, au: null, acte, ...corps })
const terminer = (du: string, au: string, qui = adam) => qui('POST', `${chemin}/${du}/evenements`, { evenement: 'terminer', au })
const suivre = async () => {
  await p.base.application.begin(sql => suivreLesDelegations(sql, p.moteur.horloge()))
  assert.equal((await p.echeances()).echouees, 0)
}
const competente = async () => (await o.derniere('madameRoy', 'amina')).donnees.competence as { organisation: string; pourquoi: string }

describe('C3, C5 — Déléguer la décision d’orientation à France Travail', () => {
  it('avant, le département décide d’Amina', async () => {
    assert.equal((await competente()).organisation, 'CD59')
    assert.deepEqual(await o.travaux('amina'), ['decision-d-orientation-a-prendre CD59'])
    assert.deepEqual(await lister(), [])
  })

  it('seul l’administrateur d’un département la déclare, à France Travail, à partir d’aujourd’hui', async () => {
    for (const [corps, pointer] of [
      [{ delegataire: 'ML-LILLE' }, '/delegataire'],
      [{ delegataire: 'CCAS-INCONNU' }, '/delegataire'],
      [{ du: plusJours(jour, -1) }, '/du'],
      [{ au: plusJours(jour, -1) }, '/au'],
    ] as const) {
      const r = await declarer(corps)
      assert.equal(r.statut, 422, r.texte)
      assert.match(r.texte, new RegExp(pointer))
    }
    assert.equal((await declarer({}, await comme(p, 'monsieurKone'))).statut, 403, 'une mission locale ne délègue pas')
    for (const qui of ['madameRoy', 'monsieurBrun', 'madameDubois', 'madameMercier'])
      assert.equal((await declarer({}, await comme(p, qui))).statut, 403, qui)
    assert.deepEqual(await lister(), [])
  })

  it('déclarée, ce qui attend change de file aussitôt, et le département ne décide plus', async () => {
    assert.equal((await declarer({ au: plusJours(jour, 10) })).statut, 204)
    assert.equal((await p.echeances()).echouees, 0)
    assert.equal((await competente()).organisation, 'FT')
    assert.match((await competente()).pourquoi, /a délégué sa décision/)
    assert.deepEqual(await o.travaux('amina'), ['decision-d-orientation-a-prendre FT'])
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    const r = await o.decider('madameRoy', 'amina', {
      sens: 'REFUSEE',
      orientation: numero,
      surVersion: version,
      motifRefus: 'AUTRE',
      parcours: 'PED',
      organisme: 'FT',
    })
    assert.equal(r.status, 422)
    assert.match(await r.text(), /revient à FT/)
    const [siennes, recues] = [await lister(), await lister(await comme(p, 'monsieurKone'))]
    assert.deepEqual(
      siennes.map(d => [d.organisation, d.delegataire, d.du, d.etat, d.acte, d.declareePar]),
      [['CD59', 'FT', jour, 'en-vigueur', acte, 'adam.helene|ADAM|Hélène']],
    )
    assert.deepEqual(recues, [], 'une autre organisation ne la lit pas')
    assert.equal((await declarer({ du: plusJours(jour, 5) })).statut, 409, 'deux ne se chevauchent pas')
  })

  it('terminée par le département, la décision lui revient aussitôt', async () => {
    assert.equal((await terminer(jour, plusJours(jour, -2))).statut, 422, 'ce qui a été décidé reste décidé')
    assert.equal((await terminer(jour, plusJours(jour, 20))).statut, 422, 'elle finit déjà avant')
    assert.equal((await terminer(plusJours(jour, 1), jour)).statut, 404)
    assert.equal((await terminer(jour, jour, await comme(p, 'monsieurKone'))).statut, 404)
    assert.equal((await terminer(jour, plusJours(jour, -1))).statut, 204)
    assert.equal((await p.echeances()).echouees, 0)
    assert.equal((await competente()).organisation, 'CD59')
    assert.deepEqual(await o.travaux('amina'), ['decision-d-orientation-a-prendre CD59'])
    assert.equal((await terminer(jour, jour)).statut, 409)
    assert.deepEqual(
      (await lister()).map(d => d.etat),
      ['terminee'],
    )
  })

  it('à venir, elle commence à son premier jour et finit après son dernier, d’elle-même', async () => {
    const [du, au] = [plusJours(jour, 3), plusJours(jour, 6)]
    assert.equal((await declarer({ du, au })).statut, 204)
    for (const [apres, attendue] of [
      [2, 'CD59'],
      [1, 'FT'],
      [3, 'FT'],
      [1, 'CD59'],
    ] as const) {
      await o.dans(apres)
      await suivre()
      assert.equal((await competente()).organisation, attendue, o.jour())
    }
  })

  it('qui a fait quoi est gardé, pour qui délègue et pour qui reçoit', async () => {
    const actes = await p.base.proprietaire<{ organisation: string; acte: string; par: string }[]>`
      select organisation, acte, par_agent as par from acte_d_administration where acte like 'delegation.%' order by instant, organisation`
    assert.deepEqual(
      actes.map(a => `${a.organisation} ${a.acte} ${a.par.split('|')[1]}`),
      ['declarer', 'terminer', 'declarer'].flatMap(geste => ['CD59', 'FT'].map(qui => `${qui} delegation.${geste} ADAM`)),
    )
  })

  it('à l’écran de l’administratrice : déclarer avec ses fautes dites, lire, terminer', async () => {
    const cookie = await p.ouvrirSession('madameAdam')
    const page = async (suite: string) => (await fetch(`${p.url}/administration/delegations${suite}`, { headers: { cookie } })).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(await page('/nouvelle'))?.[1] ?? assert.fail()
    const envoyer = async (suite: string, champs: Record<string, string>) =>
      fetch(`${p.url}/administration/delegations${suite}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: p.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf, ...champs }).toString(),
      })
    const fautive = await envoyer('/nouvelle', { delegataire: 'ML-LILLE', du: o.jour(), au: '', acte })
    assert.equal(fautive.status, 422)
    assert.match(await fautive.text(), /ne permet de déléguer cette décision qu’à France Travail/)
    assert.equal((await envoyer('/nouvelle', { delegataire: 'FT', du: o.jour(), au: '', acte })).status, 303)
    assert.match(await page(''), /en vigueur[\s\S]*Délibération/)
    assert.equal((await envoyer(`/${o.jour()}/terminer`, { au: o.jour() })).status, 303)
    assert.doesNotMatch(await page(''), /sans terme/)
    const autre = await fetch(`${p.url}/administration/delegations/nouvelle`, {
      headers: { cookie: await p.ouvrirSession('monsieurKone') },
    })
    assert.equal(autre.status, 404)
  })
})
