import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { creerTour } from './tour.js'

describe('Le tour des échanges avec un fournisseur', () => {
  it('n’en laisse passer que quelques-uns à la fois, dans l’ordre, et une faute n’arrête pas les autres', async () => {
    const tour = creerTour(3, () => new Error('trop'))
    const [finis, dedans] = [[] as number[], { ensemble: 0, plus: 0 }]
    const taches = Array.from({ length: 20 }, (_, i) =>
      tour.prendre(async () => {
        dedans.plus = Math.max(dedans.plus, ++dedans.ensemble)
        await attendre(2)
        dedans.ensemble--
        finis.push(i)
        if (i % 5 === 0) throw new Error('faute')
      }),
    )
    const issues = await Promise.allSettled(taches)
    assert.equal(dedans.plus, 3)
    assert.deepEqual(
      finis.toSorted((a, b) => a - b),
      Array.from({ length: 20 }, (_, i) => i),
    )
    assert.equal(issues.filter(i => i.status === 'rejected').length, 4)
  })
})
