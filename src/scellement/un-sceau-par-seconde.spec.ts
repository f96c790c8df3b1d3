import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'
import { creerLeScellement } from './scellement.js'
import { LOT } from './sceller.js'

const p = await unePlateforme()
after(() => p.fermer())

describe('A11 — Un sceau par seconde, quel que soit ce qui s’écrit', () => {
  for (const [quoi, lots, appels] of [
    ['ce qui s’écrit pendant un sceau attend le suivant', [12, 12, 12], 1],
    ['un lot plein en laisse : un autre le suit aussitôt', [LOT, LOT + 3, 12, 12], 3],
    ['rien à sceller, rien de plus', [0, 12], 1],
  ] as const)
    it(quoi, async () => {
      const restants: number[] = [...lots]
      const scellement = creerLeScellement({
        ...{
          sql: p.base.application,
          privee: p.secrets.scellement.privee,
          anciennes: [],
          origine: 'essai',
          temoin: undefined,
          grace: 1000,
        },
        ...{ sceller: async () => restants.shift() ?? assert.fail('un sceau de trop'), signaler: erreur => assert.fail(String(erreur)) },
      })
      await scellement.tour()
      assert.equal(lots.length - restants.length, appels)
    })
})
