import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { comme } from '../../../acces/administration/comme.essai.js'
import { plusJours } from '../../../droit/jours.js'
import { aujourdHui } from '../../../moteur/moteur.js'
import { unePlateformeDesSemaines } from '../activites.essai.js'
import type { ActiviteEcarteeLue } from './operations.js'

const s = await unePlateformeDesSemaines()
const { p } = s
after(() => p.fermer())
const jour = aujourdHui(p.moteur)
const adam = await comme(p, 'madameAdam')
const chemin = '/activites-ecartees'
const acte = 'Délibération n° 2026-131'
const lister = async (qui = adam) => ((await qui('GET', chemin)).corps as { elements: ActiviteEcarteeLue[] }).elements
const ecarter = (corps: object = {}, qui = adam) => qui('POST', chemin, { type: 'BENEVOLAT', du: jour, au: null, acte, ...corps })
const readmettre = (au: string, du = jour, qui = adam) =>
  qui('POST', `${chemin}/BENEVOLAT/${du}/evenements`, { evenement: 'readmettre', au })
const noter = () =>
  s.ecrire('amina', 'amina', 'declaration-de-la-personne/activites', {
    ...{ semaine: '2026-W48', type: 'BENEVOLAT', intitule: 'Aide à l’association', jour: '2026-11-24' },
  })

describe('D5 — Un organisme référent dit quelles activités il n’admet pas', () => {
  it('seul son administrateur, d’un acte, à partir d’aujourd’hui, et de ce que la loi admet', async () => {
    for (const [corps, pointeur] of [
      [{ type: 'TRAVAIL_POUR_UN_TIERS' }, '/type'],
      [{ du: plusJours(jour, -1) }, '/du'],
      [{ au: plusJours(jour, -1) }, '/au'],
    ] as const) {
      const r = await ecarter(corps)
      assert.equal(r.statut, 422, r.texte)
      assert.match(r.texte, new RegExp(pointeur))
    }
    for (const qui of ['madameRoy', 'monsieurBrun']) assert.equal((await ecarter({}, await comme(p, qui))).statut, 403, qui)
    assert.deepEqual(await lister(), [])
    assert.equal((await noter()).status, 201)
  })

  it('écartée, la personne qui la déclare lit l’acte ; un autre organisme n’y voit rien', async () => {
    assert.equal((await ecarter()).statut, 204)
    const r = await noter()
    assert.equal(r.status, 422)
    assert.match(await r.text(), /Département du Nord n’admet pas.*\(Délibération n° 2026-131\)/)
    assert.equal((await ecarter({ du: plusJours(jour, 3) })).statut, 409, 'déjà écartée')
    assert.deepEqual(
      (await lister()).map(x => [x.type, x.libelle, x.etat]),
      [['BENEVOLAT', 'Bénévolat dans une association', 'en-vigueur']],
    )
    assert.deepEqual(await lister(await comme(p, 'monsieurKone')), [])
  })

  it('admise de nouveau, elle compte ; chaque geste est gardé', async () => {
    assert.equal((await readmettre(plusJours(jour, -2))).statut, 422)
    assert.equal((await readmettre(jour, plusJours(jour, 1))).statut, 404)
    assert.equal((await readmettre(jour, jour, await comme(p, 'monsieurKone'))).statut, 404)
    assert.equal((await readmettre(plusJours(jour, -1))).statut, 204)
    assert.deepEqual(await lister(), [], 'elle n’avait pas commencé')
    assert.equal((await noter()).status, 201)
    const actes = await p.base.proprietaire<{ acte: string }[]>`
      select acte from acte_d_administration where organisation = 'CD59' and acte like 'activite.%' order by instant`
    assert.deepEqual(
      actes.map(a => a.acte),
      ['activite.ecarter', 'activite.readmettre'],
    )
  })

  it('à l’écran de l’administratrice : écarter avec ses fautes dites, lire, admettre de nouveau', async () => {
    const cookie = await p.ouvrirSession('madameAdam')
    const page = async (suite: string) =>
      (await fetch(`${p.url}/administration/activites-ecartees${suite}`, { headers: { cookie } })).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(await page('/nouvelle'))?.[1] ?? assert.fail()
    const envoyer = async (suite: string, champs: Record<string, string>) =>
      fetch(`${p.url}/administration/activites-ecartees${suite}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: p.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf, ...champs }).toString(),
      })
    const vide = await envoyer('/nouvelle', { type: '', du: jour, au: '', acte: '' })
    assert.equal(vide.status, 422)
    assert.match(await vide.text(), /Choisissez une activité[\s\S]*Dites sur quoi cela repose/)
    assert.equal((await envoyer('/nouvelle', { type: 'EMPLOI', du: jour, au: '', acte })).status, 303)
    assert.match(await page(''), /Heures travaillées dans un emploi[\s\S]*en vigueur/)
    assert.equal((await envoyer(`/EMPLOI/${jour}/admettre`, { au: jour })).status, 303)
    assert.doesNotMatch(await page(''), /sans terme/)
    assert.equal(
      (await fetch(`${p.url}/administration/activites-ecartees/EMPLOI/2026-01-01/admettre`, { headers: { cookie } })).status,
      404,
    )
  })
})
