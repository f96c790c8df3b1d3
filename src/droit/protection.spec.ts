import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { manquesDeLaProtection, type Protection } from './protection.js'

describe('B2, B3 — Une notification dit si la personne est représentée, et le dit à qui la représente : la table', () => {
  for (const c of lireCas('src/droit/protection.cas.md'))
    it(`${c['situation']} : ${c['manque'] || 'rien ne manque'}`, () => {
      const dite = { protection: (c['protection'] || null) as Protection | null, representant: c['représentant'] || null }
      const manques = manquesDeLaProtection(dite, { mineure: c['mineure'] === 'oui' })
      if (c['manque']) assert.ok(manques[0]?.detail.includes(c['manque']), manques[0]?.detail)
      else assert.deepEqual(manques, [])
    })
})
