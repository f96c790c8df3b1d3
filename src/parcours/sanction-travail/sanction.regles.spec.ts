import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { baremeQuiChange } from '../../../outils/bareme-qui-change.js'
import { lireCas } from '../../../outils/cas.js'
import { dernierJourApresLaReponse, reponseALaContestation } from '../../droit/contestation.js'
import { dernierJourDesMois } from '../../droit/jours.js'
import { baremeDuTravail } from '../../droit/parametres/bareme-du-travail.js'
import { horsBornes, retablissement } from './bareme.regles.js'
import { dernierJourPourContester } from './contestation.regles.js'
import { etatsSuivants, type Evenement, evenements } from './etats.regles.js'
import type { Sanction } from './formes.js'
import { etats } from './nomenclatures.js'
import { manquesDeLOuverture, refusDuDemandeur, refusDuJeune } from './ouverture.regles.js'

const cas = (nom: string) => lireCas(`src/parcours/sanction-travail/${nom}.cas.md`)

describe('B2, B3 — Le barème du code du travail : l’outil borne et explique', () => {
  for (const c of cas('bareme'))
    it(`${c['situation']} : ${c['hors bornes'] || 'permis'}`, () => {
      const visee = { natures: c['natures']?.split(' ') ?? [], rang: c['rang'] as Sanction['rang'], faitsLe: c['faits'] ?? '' }
      const mesure = { consequence: c['conséquence'] as Sanction['consequence'], taux: Number(c['taux']), mois: Number(c['mois']) }
      const manques = horsBornes(visee, mesure, { taux: '/taux', mois: '/mois' })
      assert.deepEqual(
        manques.map(m => m.pointer),
        c['hors bornes'] ? [c['hors bornes']] : [],
      )
      for (const m of manques) assert.match(m.detail, /code du travail, art\. R\. 5412-/)
    })
})

describe('B3, E2 — Un barème qui change au milieu d’une procédure : celui du jour des faits', () => {
  const nouveau = baremeQuiChange(baremeDuTravail, cas('changement'))
  for (const c of cas('changement').filter(({ titre }) => titre === 'Situations'))
    it(`${c['situation']} : ${c['hors bornes'] || 'permis'}`, () => {
      const visee = { natures: c['natures']?.split(' ') ?? [], rang: 'PREMIER', faitsLe: c['faits'] ?? '' } as const
      const mesure = { consequence: 'SUSPENSION', taux: Number(c['taux']), mois: Number(c['mois']) } as const
      const manques = horsBornes(visee, mesure, { taux: '/taux', mois: '/mois' }, nouveau)
      assert.equal(manques.map(m => m.pointer).join(' '), c['hors bornes'])
    })
})

describe('B2, E2 — La fin d’une sanction, et ce qui est rétabli', () => {
  for (const c of cas('fins'))
    it(`${c['situation']} : ${c['dernier jour'] ?? c['rétabli depuis']}`, () => {
      if (c['titre'] === 'Fin') assert.equal(dernierJourDesMois(c['du'] ?? '', Number(c['mois'])), c['dernier jour'])
      else assert.equal(retablissement(c['du'] ?? '', c['levée le'] ?? ''), c['rétabli depuis'])
    })
})

describe('B2, E2 — Contester, et ce que vaut le silence : la table', () => {
  for (const c of cas('contestation'))
    it(`${c['situation']} : ${c['réponse'] || 'rien à attendre'}`, () => {
      const jour = (nom: string) => c[nom] || null
      const reponse = reponseALaContestation(
        {
          recours: jour('contestée le') && 'J’étais à l’hôpital.',
          recoursLe: jour('contestée le'),
          rejetLe: jour('rejetée le'),
          annuleeLe: jour('annulée le'),
        },
        c['au jour'] ?? '',
      )
      const du = reponse === null ? '' : reponse.genre === 'attendue' ? reponse.avant : reponse.le
      assert.deepEqual(
        [dernierJourPourContester({ decideeLe: jour('décidée le') }), reponse?.genre ?? '', du, du && dernierJourApresLaReponse(du)],
        [c['contester jusqu’au'], c['réponse'], c['du jour'], c['ensuite jusqu’au']],
      )
    })
})

describe('B2, E2 — Ce qui ouvre une sanction, et qui l’ouvre', () => {
  for (const c of cas('ouverture'))
    it(`${c['situation']} : ${c['refus'] || 'permis'}`, () => {
      const dossier = {
        reproches: [
          { numero: 1, nature: c['nature'] ?? '', jour: c['faits'] ?? '', retire: false, motifLegitime: c['légitime'] ? true : null },
        ],
        deja: new Set(c['déjà'] ? [1] : []),
        rang: 'PREMIER',
        accompagnee: c['accompagné par'] || null,
      } as const
      const o = { manquements: [{ manquement: 1 }], consequence: 'SUSPENSION', tauxPropose: 30, moisProposes: 1 } as const
      const revenu = { revenu: c['revenu'] as Sanction['revenu'] }
      const dits = [
        ...(c['par'] === 'FT' ? refusDuDemandeur(revenu, dossier) : refusDuJeune(c['par'] ?? '', dossier)),
        ...manquesDeLOuverture(o, dossier),
      ].map(m => m.detail)
      if (c['refus']) assert.ok(dits.join(' ').includes(c['refus']), dits.join(' '))
      else assert.deepEqual(dits, [])
    })
})

describe('B2, E2 — La table des états, tout entière, contre celle qu’un juriste écrit', () => {
  for (const c of cas('etats'))
    it(`${c['état']}`, () => {
      for (const e of Object.keys(evenements) as Evenement[]) {
        const suite = etatsSuivants[c['état'] as Sanction['etat']][e]
        assert.equal('mene' in suite ? suite.mene.join(' ') : '', c[e], e)
        if ('refus' in suite) assert.match(suite.refus, /\.$/)
      }
    })
  it('tous les états y sont', () => {
    assert.deepEqual(
      cas('etats').map(c => c['état']),
      etats,
    )
  })
})
