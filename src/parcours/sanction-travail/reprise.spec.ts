import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { plusJours } from '../../droit/jours.js'
import type { Etat } from './nomenclatures.js'
import { quiReprend } from './reprise.regles.js'
import { type Corps, uneSanctionDuTravail } from './sanction.essai.js'

describe('B2, E5 — Qui mène la procédure d’un jeune quand son accompagnement change : la table', () => {
  for (const c of lireCas('src/parcours/sanction-travail/reprise.cas.md'))
    it(`${c['situation']} : ${c['reprise par'] || 'elle ne change pas de mains'}`, () => {
      const menee = {
        etat: c['état'] as Etat,
        organisation: c['menée par'] ?? '',
        recours: c['recours'] ? 'J’étais à l’hôpital.' : null,
        rejetLe: c['rejeté'] ? '2026-12-01' : null,
      }
      const missions = (c['accompagné par'] ?? '').split(' ').filter(Boolean)
      assert.equal(quiReprend(menee, { missions, tenant: 'FT' }) ?? '', c['reprise par'])
    })
})

const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
const leo = s.pour('jeune')
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, statut: number, phrase: RegExp) => {
  assert.equal(r.status, statut, await r.clone().text())
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}
const siens = async () => (await s.travaux('leo')).filter(t => /sanction|levee|contestation|radiation/.test(t))
const numero = () => s.p.numero('leo').toString()

/** Who designates the référent ends the accompaniment of a mission locale from that day on, and another one takes her in. */
const finir = async (organisation: string, au = plusJours(s.jour(), -1)) => {
  const [r] = await s.p.base.proprietaire<{ numero: number; version: number }[]>`
    select numero, version from rattachement where usager_id = ${numero()} and organisation = ${organisation} and motif = 'accompagnement'
      and (au is null or au >= ${s.jour()}) order by numero desc limit 1`
  assert.ok(r)
  await reussi(await s.corrigerSur('julien', 'tenue-de-la-liste', 'rattachements', 'leo', { ...r, donnees: {} }, { au }))
}
const accueillir = async (organisation: string, structure: string | null = null) =>
  reussi(
    await s.deposerSur('julien', 'tenue-de-la-liste', 'rattachements', 'leo', {
      organisation,
      structure,
      motif: 'accompagnement',
      du: s.jour(),
      au: null,
    }),
    201,
  )
const revenirALille = async () => {
  for (const organisation of ['ML-LYON', 'ML-LILLE'])
    await s.p.base.proprietaire`update rattachement set au = ${plusJours(s.jour(), -1)} where usager_id = ${numero()}
      and organisation = ${organisation} and motif = 'accompagnement' and (au is null or au >= ${s.jour()})`
  await s.p.base.proprietaire`update rattachement set au = du where usager_id = ${numero()} and motif = 'procedure-en-cours'`
  await accueillir('ML-LILLE', 'ML-LILLE-CENTRE')
  await s.dans(1)
}
const agir = async (qui: string, echange: string, corps: Corps) => {
  const lue = await leo.derniere('leo')
  return s.corrigerSur(qui, echange, 'sanctions-jeune', 'leo', lue, corps)
}
const transmissions = async () =>
  (await s.lireSur('leo', 'acces-de-la-personne', 'sanctions-jeune', 'leo')).at(-1)?.donnees.transmissions as {
    de: string
    vers: string
    le: string
  }[]

describe('B2, E5 — Léo change de mission locale pendant ses dix jours', () => {
  it('le dossier passe tel qu’il est à celle qui l’accompagne : même délai, un seul travail ; Léo le lit', async () => {
    await leo.mener('CONTRADICTOIRE')
    const avant = (await leo.derniere('leo')).donnees
    await accueillir('ML-LYON', 'ML-LYON-7')
    await s.dans(0)
    assert.equal((await leo.derniere('leo')).donnees.organisation, 'ML-LILLE', 'elle l’accompagne encore')
    await finir('ML-LILLE')
    assert.equal((await s.dans(0)).echouees, 0)
    const apres = (await leo.derniere('leo')).donnees
    assert.deepEqual(
      [apres.organisation, apres.etat, apres.reponseAvant, apres.griefs],
      ['ML-LYON', 'CONTRADICTOIRE', avant.reponseAvant, avant.griefs],
    )
    assert.deepEqual(await transmissions(), [{ de: 'ML-LILLE', vers: 'ML-LYON', le: s.jour() }])
  })

  it('la précédente ne voit plus rien : 404 ; France Travail ne lit que la mesure, et ne mène rien : 404', async () => {
    for (const qui of ['sofia', 'madameRenard']) {
      const lue = await s.p.appeler(`/api/v1/instruction/sanctions-jeune/${s.nom(qui, 'leo')}`, { jeton: await s.p.jetonDe(qui) })
      assert.equal(lue.status, 404, qui)
      assert.equal((await agir(qui, 'instruction', { entendueLe: s.jour() })).status, 404, qui)
    }
    assert.equal((await agir('madameRenard', 'decision', leo.decision())).status, 404)
    assert.equal((await agir('monsieurDuval', 'reprise', leo.decision())).status, 404)
    assert.equal((await agir('monsieurBrun', 'decision', leo.decision())).status, 403)
    const [vue] = (await s.lireSur('julien', 'tenue-de-la-liste', 'sanctions-jeune', 'leo')).slice(-1)
    assert.equal(vue?.donnees.griefs, undefined)
  })

  it('Léo répond : sa réponse est lue là où il est ; le délai passé, la décision est au travail de la nouvelle, qui la signe', async () => {
    await reussi(await agir('leo', 'reponse-de-la-personne', { observations: 'Mon fils était malade.' }))
    await s.dans(11)
    assert.deepEqual(await siens(), ['sanction-a-decider ML-LYON'])
    await reussi(await agir('madameMorel', 'decision', leo.decision()))
    const { donnees } = await leo.derniere('leo')
    assert.deepEqual([donnees.etat, donnees.decideur], ['DECIDEE', 'Jeanne MOREL'])
    assert.deepEqual(await siens(), [])
  })

  it('l’accompagnement finit à un jour dit d’avance : rien ne change avant ; plus personne, France Travail reprend, lit tout et lève', async () => {
    await finir('ML-LYON', plusJours(s.jour(), 3))
    await s.dans(3)
    assert.equal((await leo.derniere('leo')).donnees.organisation, 'ML-LYON')
    await s.dans(1)
    const { donnees } = await leo.derniere('leo')
    assert.deepEqual([donnees.organisation, donnees.etat], ['FT', 'DECIDEE'])
    assert.deepEqual(
      (await transmissions()).map(t => `${t.de} ${t.vers}`),
      ['ML-LILLE ML-LYON', 'ML-LYON FT'],
    )
    assert.equal((await agir('madameMorel', 'decision', { annulation: 'Erreur.' })).status, 404)
    const [lue] = (await s.lireSur('julien', 'reprise', 'sanctions-jeune', 'leo')).slice(-1)
    assert.match(String(lue?.donnees.motivation), /Deux absences/)
    await reussi(await agir('julien', 'reprise', { conformite: 'De nouveau présent à ses rendez-vous.' }))
    assert.deepEqual(await siens(), ['levee-a-decider FT'])
    const lever = { levee: 'LEVEE', motifDeLevee: 'Les ateliers ont repris.' }
    await refuse(await agir('julien', 'reprise', lever), 422, /France Travail a habilité à signer/)
    await reussi(await agir('monsieurDuval', 'reprise', lever))
    assert.deepEqual(await siens(), [])
  })

  it('levée, contestée ensuite : la contestation attend France Travail, qui y répond', async () => {
    await reussi(await agir('leo', 'reponse-de-la-personne', { recours: 'J’étais à l’hôpital.' }))
    await s.dans(0)
    assert.deepEqual(await siens(), ['contestation-a-examiner FT'])
    await reussi(await agir('monsieurDuval', 'reprise', { rejet: 'Les faits sont établis, et la raison donnée ne les explique pas.' }))
    assert.deepEqual(await siens(), [])
  })
})

describe('B2, E5 — Léo n’est plus accompagné avant que rien ne soit notifié', () => {
  it('France Travail reprend, avec le travail ; une personne nommée classe la procédure, sans objet, et dit pourquoi', async () => {
    await revenirALille()
    await leo.mener('A_NOTIFIER')
    assert.deepEqual(await siens(), ['sanction-a-notifier ML-LILLE'])
    await finir('ML-LILLE')
    await s.dans(0)
    assert.deepEqual(await siens(), ['sanction-a-notifier FT'])
    const classer = leo.decision({
      decision: 'SANS_SUITE',
      taux: null,
      mois: null,
      motivation: 'Plus personne ne l’accompagne : sans objet.',
    })
    await refuse(await agir('julien', 'reprise', classer), 422, /habilité à signer/)
    await reussi(await agir('monsieurDuval', 'reprise', classer))
    const { donnees } = await leo.derniere('leo')
    assert.deepEqual([donnees.etat, donnees.decideur], ['SANS_SUITE', 'Hervé DUVAL'])
    assert.deepEqual(await siens(), [])
  })

  it('reprise par France Travail, puis une mission locale l’accompagne de nouveau : elle lui revient, et France Travail la perd de vue', async () => {
    await revenirALille()
    await leo.mener('CONTRADICTOIRE')
    await finir('ML-LILLE')
    await s.dans(0)
    assert.equal((await leo.derniere('leo')).donnees.organisation, 'FT')
    await s.dans(2)
    await accueillir('ML-LYON')
    await s.dans(0)
    assert.equal((await leo.derniere('leo')).donnees.organisation, 'ML-LYON')
    await refuse(await agir('julien', 'reprise', { entendueLe: s.jour() }), 404, /./)
    await reussi(await agir('madameMorel', 'instruction', { entendueLe: s.jour(), compteRendu: 'Les faits sont reconnus.' }))
  })
})
