import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { baremeQuiChange } from '../../../outils/bareme-qui-change.js'
import { lireCas } from '../../../outils/cas.js'
import { baremeRsa } from '../../droit/parametres/bareme-rsa.js'
import { finDeSanction, horsBornes, retablissement } from './bareme.regles.js'
import { dernierJourPourRepondre, dernierJourPourSaisir } from './delais.regles.js'
import { etatsSuivants, evenements } from './etats.regles.js'
import type { Sanction } from './formes.js'
import { etats } from './nomenclatures.js'
import { dernierJourDeLaReponse, dernierJourDuJuge, dernierJourPourContester } from './recours.regles.js'

const dossier = 'src/parcours/sanction-rsa'

describe('B3, E2 — Le barème du RSA : l’outil borne et explique', () => {
  for (const c of lireCas(`${dossier}/bareme.cas.md`))
    it(`${c['situation']} : ${c['hors bornes'] || 'permis'}`, () => {
      const voulue = {
        rang: c['rang'],
        foyer: c['foyer'],
        faitsLe: c['faits'],
        consequence: c['conséquence'],
        taux: Number(c['taux']),
        mois: Number(c['mois']),
      }
      const manques = horsBornes(voulue as Parameters<typeof horsBornes>[0])
      assert.deepEqual(
        manques.map(m => m.pointer),
        c['hors bornes'] ? [c['hors bornes']] : [],
      )
      for (const m of manques) assert.match(m.detail, /code de l’action sociale et des familles, art\. /)
    })
})

describe('B3, E2 — Un barème qui change au milieu d’une procédure : celui du jour des faits', () => {
  const cas = lireCas(`${dossier}/changement.cas.md`)
  const nouveau = baremeQuiChange(baremeRsa, cas)
  for (const c of cas.filter(({ titre }) => titre === 'Situations'))
    it(`${c['situation']} : ${c['hors bornes'] || 'permis'}`, () => {
      const foyer = c['foyer'] as 'SEUL' | 'PLUSIEURS'
      const voulue = { rang: 'PREMIER', consequence: 'SUSPENSION', foyer, faitsLe: c['faits'] ?? '' } as const
      const manques = horsBornes({ ...voulue, taux: Number(c['taux']), mois: Number(c['mois']) }, nouveau)
      assert.equal(manques.map(m => m.pointer).join(' '), c['hors bornes'])
    })
})

describe('B2, E2 — Les délais de la procédure : répondre, se saisir', () => {
  for (const c of lireCas(`${dossier}/delais.cas.md`))
    it(`${c['titre']}, ${c['situation']} : ${c['dernier jour']}`, () => {
      const dernierJour =
        c['titre'] === 'Répondre' ? dernierJourPourRepondre(c['notifiée le'] ?? '') : dernierJourPourSaisir(c['proposée le'] ?? '')
      assert.equal(dernierJour, c['dernier jour'])
    })
})

describe('B3, E2 — La fin d’une sanction, et ce qui est rétabli', () => {
  for (const c of lireCas(`${dossier}/fins.cas.md`))
    it(`${c['situation']} : ${(c['dernier jour'] ?? c['rétabli depuis']) || 'rien'}`, () => {
      if (c['titre'] === 'Fin') assert.equal(finDeSanction(c['du'] ?? '', Number(c['mois'])), c['dernier jour'])
      else assert.equal(retablissement(c['conséquence'] as 'SUSPENSION', c['du'] ?? '', c['levée le'] ?? '') ?? '', c['rétabli depuis'])
    })
})

describe('B2, B3 — Contester : jusqu’à quand', () => {
  for (const c of lireCas(`${dossier}/recours.cas.md`))
    it(`${c['situation']}`, () => {
      const [decideeLe = '', recoursLe = ''] = [c['décidée le'], c['recours du']]
      const reponse = dernierJourDeLaReponse(recoursLe)
      assert.deepEqual(
        [dernierJourPourContester({ decideeLe } as Sanction), reponse, dernierJourDuJuge(c['réponse du'] || reponse)],
        [c['contester jusqu’au'], c['répondre jusqu’au'], c['juge jusqu’au']],
      )
    })
})

describe('B2 — La table des états, tout entière', () => {
  it('chaque état dit ce que chaque événement devient, ou pourquoi il est refusé', () => {
    for (const etat of etats)
      for (const e of Object.keys(evenements) as (keyof typeof evenements)[]) {
        const suite = etatsSuivants[etat][e]
        if ('refus' in suite) assert.ok(suite.refus.length > 10)
        else assert.ok(suite.mene.length > 0)
      }
  })
  it('aucun chemin ne mène à une sanction que par une décision, prise après le contradictoire', () => {
    for (const etat of etats)
      for (const [e, suite] of Object.entries(etatsSuivants[etat]))
        if ('mene' in suite && suite.mene.includes('DECIDEE'))
          assert.ok(
            (etat === 'CONTRADICTOIRE' && e === 'DECIDER') || etat === 'DECIDEE' || (etat === 'LEVEE_A_TRAITER' && e === 'LEVER'),
            `${etat} ${e}`,
          )
  })
})
