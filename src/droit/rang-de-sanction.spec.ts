import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { rangDe, type SanctionPassee } from './rang-de-sanction.js'

const jours = (texte: string | undefined) => (texte ?? '').split(', ').filter(Boolean)

describe('B2, B3 — Premier manquement, réitération, persistance, et ce qui les efface', () => {
  for (const c of lireCas('src/droit/rang-de-sanction.cas.md'))
    it(`${c['situation']} : ${c['rang']}`, () => {
      const passees = jours(c['sanctions']).map(s => {
        const [rang = '', decideeLe = '', etat = '', au = ''] = s.split(' ')
        return { rang: rang as SanctionPassee['rang'], decideeLe, etat, au }
      })
      assert.equal(rangDe(c['faits'] ?? '', passees, jours(c['orientations'])), c['rang'])
    })
})
