import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { minutesDe } from './saisie.js'

describe('A4 — Une durée se dit comme on la dit', () => {
  for (const { saisie = '', minutes } of lireCas('portail/activites/saisie.cas.md'))
    it(`« ${saisie} » : ${minutes || 'rien'}`, () => {
      assert.equal(minutesDe(saisie), minutes === '' ? null : minutes === 'non' ? Number.NaN : Number(minutes))
    })
})
