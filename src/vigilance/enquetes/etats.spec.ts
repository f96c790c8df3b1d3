import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  etatsDEnquete,
  type EtatDEnquete,
  etatsSuivants,
  type EvenementDEnquete,
  evenementsDEnquete,
  refusDeLEtat,
} from './etats.regles.js'

// biome-ignore format: a table is read in columns
const permis: Readonly<Record<EtatDEnquete, Partial<Record<EvenementDEnquete, EtatDEnquete>>>> = {
  ouverte:   { questionner: 'ouverte',   repondre: 'ouverte',   qualifier: 'violation', conclure: 'close' },
  violation: { questionner: 'violation', repondre: 'violation', notifier: 'notifiee' },
  notifiee:  { questionner: 'notifiee',  repondre: 'notifiee',  conclure: 'close' },
  close:     { rouvrir: 'ouverte' },
}

describe('I7 — La table d’une enquête, entière', () => {
  for (const etat of Object.keys(etatsDEnquete) as EtatDEnquete[])
    for (const evenement of Object.keys(evenementsDEnquete) as EvenementDEnquete[]) {
      const vers = permis[etat][evenement]
      it(`${etat}, ${evenement} : ${vers ?? 'refusé'}`, () => {
        assert.deepEqual(etatsSuivants[etat][evenement], vers ? { mene: vers } : { refus: refusDeLEtat(etat, evenement) })
        assert.equal(refusDeLEtat(etat, evenement) === null, vers !== undefined)
      })
    }
})
