import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { type EtatDEnvoi, etatsSuivants, type EvenementDEnvoi } from './etats.regles.js'

describe('E2 — Une décision chez la caisse, d’état en état : la table que lit un juriste et la règle disent la même chose', () => {
  const cas = lireCas('src/payeurs/etats.cas.md')
  it('chaque état, chaque événement, une fois', () =>
    assert.deepEqual(
      cas.map(x => `${x['état']} ${x['événement']}`),
      Object.entries(etatsSuivants).flatMap(([etat, suites]) => Object.keys(suites).map(e => `${etat} ${e}`)),
    ))
  for (const x of cas)
    it(`${x['état']}, ${x['événement']} : ${x['mène à'] || x['refus']}`, () => {
      const suite = etatsSuivants[x['état'] as EtatDEnvoi][x['événement'] as EvenementDEnvoi]
      assert.equal('mene' in suite ? suite.mene : '', x['mène à'])
      assert.equal('refus' in suite ? suite.refus : '', x['refus'])
    })
})
