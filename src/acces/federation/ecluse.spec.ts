import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { creerEcluse } from './ecluse.js'

describe('L’écluse des départs vers un fournisseur', () => {
  it('ne retient personne tant que rien ne presse', async () => {
    const partir = creerEcluse({ parSeconde: 100, encombre: () => false })
    const debut = performance.now()
    for (let i = 0; i < 10; i++) await partir()
    assert.ok(performance.now() - debut < 90)
  })

  it('laisse partir une foule dans l’ordre, à son pas, et pas tant que d’autres reviennent', async () => {
    let encombre = true
    const partir = creerEcluse({ parSeconde: 1000, encombre: () => encombre })
    const partis: number[] = []
    const foule = Array.from({ length: 300 }, async (_, i) => {
      await partir()
      partis.push(i)
    })
    await attendre(60)
    assert.deepEqual(partis, [])
    encombre = false
    await Promise.all(foule)
    assert.deepEqual(
      partis,
      partis.toSorted((a, b) => a - b),
    )
  })

  it('ne retient personne plus de cinquante secondes, quoi qu’il arrive', async () => {
    let instant = 0
    const partir = creerEcluse({ parSeconde: 100, encombre: () => true }, () => instant)
    let parti = false
    const attente = partir().then(() => {
      parti = true
    })
    instant = 49_000
    await attendre(40)
    assert.equal(parti, false)
    instant = 50_001
    await attente
  })
})
