import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { refusDAvertir, refusDeMener } from './conduite.regles.js'
import type { Radiation } from './formes.js'

const ou = (c: unknown) => (typeof c === 'string' && c !== '' ? c : null)
const cas = lireCas('src/parcours/radiation/conduite.cas.md')

describe('B2, E4 — Qui avertit et qui mène, situation par situation', () => {
  for (const c of cas)
    it(`${c.titre} : ${c.situation}`, () => {
      const par = String(c.par)
      const qui = { type: par.slice(0, 2), organisation: par, referente: ou(c['accompagné par']) }
      const menee = { origine: c.origine, proposeePar: c['ouverte par'] } as Radiation
      const refus = c.titre === 'Avertir' ? refusDAvertir(qui) : refusDeMener(menee, qui)
      const attendu = ou(c.refus)
      if (attendu === null) assert.equal(refus, null)
      else assert.match(refus ?? '', new RegExp(attendu))
    })
})
