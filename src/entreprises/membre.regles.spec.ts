import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entree, obstacle } from './membre.regles.js'

describe('A8 — Qui entre dans l’espace d’une entreprise, et qui en décide', () => {
  it('la première personne est responsable ; les suivantes attendent ; une personne retirée redemande', () => {
    assert.deepEqual(entree(null, 0), { role: 'responsable', etat: 'actif' })
    assert.deepEqual(entree(null, 1), { role: 'membre', etat: 'en-attente' })
    assert.deepEqual(entree({ role: 'membre', etat: 'actif' }, 1), { role: 'membre', etat: 'actif' })
    assert.deepEqual(entree({ role: 'responsable', etat: 'retire' }, 1), { role: 'membre', etat: 'en-attente' })
  })

  it('chaque décision n’est possible que dans son état, et jamais sur soi', () => {
    // biome-ignore format: a table is read in columns
    const cas: readonly [decision: Parameters<typeof obstacle>[0], role: 'responsable' | 'membre', etat: 'en-attente' | 'actif', possible: boolean][] = [
      ['accepter', 'membre',      'en-attente', true],
      ['accepter', 'membre',      'actif',      false],
      ['confier',  'membre',      'actif',      true],
      ['confier',  'membre',      'en-attente', false],
      ['confier',  'responsable', 'actif',      false],
      ['retirer',  'membre',      'actif',      true],
      ['retirer',  'membre',      'en-attente', true],
      ['retirer',  'responsable', 'actif',      true],
    ]
    for (const [decision, role, etat, possible] of cas) {
      assert.equal(obstacle(decision, { role, etat, soi: false }) === null, possible, `${decision} ${role} ${etat}`)
      assert.notEqual(obstacle(decision, { role, etat, soi: true }), null)
    }
  })
})
