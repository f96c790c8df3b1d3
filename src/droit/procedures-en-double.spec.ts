import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { enDouble, type Procedure } from './procedures-en-double.js'

const procedure = (numero: number, ouverteLe = '', etat = '', fait = ''): Procedure => {
  const [nature = '', jour = '', dossier = ''] = fait.split(' ')
  return {
    ...{ cle: `sanctionRsa:${numero}`, numero, ouverteLe, close: etat === 'close', sanctionnee: etat === 'sanctionnée' },
    faits: [{ numero, nature, jour, dossier }],
  }
}

describe('B2, C3 — Deux dossiers réunis : un manquement ne se sanctionne qu’une fois, la table', () => {
  for (const c of lireCas('src/droit/procedures-en-double.cas.md'))
    it(`${c['situation']} : ${c['sans objet'] ? 'sans objet' : 'reste'}`, () => {
      const p = procedure(2, c['ouverte le'], c['état'], c['fait'])
      const autre = procedure(1, c['l’autre ouverte le'], c['l’autre état'], c['l’autre fait'])
      assert.equal(enDouble(p, [autre, p])?.numero, c['sans objet'] ? 1 : undefined)
    })
})
