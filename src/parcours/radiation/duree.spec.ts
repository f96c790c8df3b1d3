import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { bornesDe, dernierJourDe, dernierJourPourRepondre } from './duree.regles.js'
import type { Radiation } from './formes.js'

const cas = lireCas('src/parcours/radiation/duree.cas.md')
const dits = (titre: string) => cas.filter(c => c.titre === titre)

describe('E4 — La durée d’une radiation, situation par situation', () => {
  for (const c of dits('Terme'))
    it(String(c.situation), () => assert.equal(dernierJourDe(String(c.effet), Number(c.mois)), c['dernier jour']))
  for (const c of dits('Bornes'))
    it(String(c.situation), () => {
      const { min, max } = bornesDe({ origine: c.origine, fondement: c.fondement || null } as Radiation, '2026-11-28')
      assert.equal(min === max ? `${min}` : `${min} à ${max}`, c['admise'])
    })
  for (const c of dits('Réponse'))
    it(String(c.situation), () => assert.equal(dernierJourPourRepondre(String(c['notifiée'])), c['dernier jour']))
})
