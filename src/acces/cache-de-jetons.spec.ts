import assert from 'node:assert/strict'
import { it } from 'node:test'
import { creerCache } from './cache-de-jetons.js'

it('I3 — la mémoire des jetons vérifiés est bornée, et garde ceux qui servent', () => {
  const cache = creerCache<number>(100)
  cache.garder('habitué', 1)
  for (let i = 0; i < 10_000; i++) {
    cache.garder(`passant ${i}`, i)
    assert.equal(cache.lire('habitué'), 1)
  }
  const gardes = Array.from({ length: 10_000 }, (_, i) => cache.lire(`passant ${i}`)).filter(valeur => valeur !== undefined)
  assert.ok(gardes.length <= 100, `${gardes.length} gardés`)
})
