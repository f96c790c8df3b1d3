import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { refusDuPapier } from './papier-recueilli.js'

describe('B3 — Un agent ne joint un papier qu’à une réponse, ou à une contestation, arrivée par courrier ou de vive voix', () => {
  for (const c of lireCas('src/droit/papier-recueilli.cas.md'))
    it(c['situation'] ?? '', () => {
      const ecrit = { mots: c['mots'] ? 'Mon fils était malade.' : null, voie: c['voie'] || null }
      const refus = refusDuPapier(ecrit, c['à quoi'] as 'sa réponse' | 'son recours')
      if (c['refus']) assert.ok(refus?.includes(c['refus']), String(refus))
      else assert.equal(refus, null)
    })
})
