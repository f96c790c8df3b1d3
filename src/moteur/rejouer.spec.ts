import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rejouer } from './rejouer.js'

const refus = (code: string) => Object.assign(new Error(code), { code })

function echouant(code: string, fois: number) {
  let essais = 0
  return {
    faire: async () => {
      essais++
      if (essais <= fois) throw refus(code)
      return essais
    },
    essais: () => essais,
  }
}

describe('A6 — Une écriture qui en rencontre une autre', () => {
  it('est refaite tout entière quand la base le demande', async () => {
    for (const code of ['40001', '40P01']) assert.equal(await rejouer(echouant(code, 2).faire), 3)
  })

  it('n’est jamais refaite pour une autre raison, sauf celles que l’appelant nomme', async () => {
    const unique = echouant('23505', 1)
    await assert.rejects(rejouer(unique.faire), { code: '23505' })
    assert.equal(unique.essais(), 1)
    assert.equal(await rejouer(echouant('23505', 1).faire, () => true), 2)
  })

  it('finit par renoncer, avec la raison de la base', async () => {
    const sans = echouant('40P01', 100)
    await assert.rejects(rejouer(sans.faire, undefined, 3), { code: '40P01' })
    assert.equal(sans.essais(), 3)
  })
})
