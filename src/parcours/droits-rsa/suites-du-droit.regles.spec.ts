import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cas, lireCas } from '../../../outils/cas.js'
import { aFaireDeLaProcedure, type DroitVu, estARevoir, estSansDecision } from './suites-du-droit.regles.js'

const jour = '2026-11-28'
const ou = (texte = '—') => (texte === '—' ? null : texte)
const droitsDe = (c: Cas): DroitVu[] =>
  (c['droits'] ?? '')
    .split(', ')
    .filter(Boolean)
    .map(d => {
      const [etatDossier = '', departement = '', motif, cloture] = d.split(' ')
      return { etatDossier, departement, motifSuspension: ou(motif), dateCloture: ou(cloture) }
    })
const ouiOuNon = (dit: boolean) => (dit ? 'oui' : 'non')

describe('B1, B3 — Ce que laisse à faire un droit au RSA qui change', () => {
  for (const c of lireCas('src/parcours/droits-rsa/suites-du-droit.cas.md'))
    it(`${c['situation']}`, () => {
      const droits = droitsDe(c)
      if (c['à faire'] !== undefined)
        assert.equal(aFaireDeLaProcedure(droits, { departements: ['59'], enSuspens: c['en suspens'] === 'oui' }) ?? '', c['à faire'])
      if (c['sans décision'] !== undefined)
        assert.equal(ouiOuNon(estSansDecision(droits, Number(c['décisions connues']), jour)), c['sans décision'])
      if (c['à revoir'] !== undefined) {
        const [statut = '', categorie = null] = (c['inscription'] ?? '').split(' ')
        assert.equal(ouiOuNon(estARevoir(droits, { statut, categorie }, jour)), c['à revoir'])
      }
    })
})
