import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import {
  etatsDeDemande,
  etatsDHabilitation,
  evenementsDeDemande,
  evenementsDHabilitation,
  type Passe,
  passerLaDemande,
  passerLHabilitation,
  type Qui,
} from './procedure.regles.js'

const cas = lireCas('src/acces/habilitation/procedure.cas.md')
const initiales: Record<Qui, string> = { demandeur: 'D', instructeur: 'I', systeme: 'S' }
const acteurs: readonly Qui[] = ['demandeur', 'instructeur', 'systeme']

/** Walks the whole of a table: each state, each event, each actor, and the cell a human wrote. */
function parcourir<Etat extends string, Evenement extends string>(
  titre: string,
  etats: readonly Etat[],
  evenements: readonly Evenement[],
  passer: (etat: Etat, evenement: Evenement, qui: Qui) => Passe<Etat>,
) {
  const rangs = cas.filter(c => c.titre === titre)
  assert.deepEqual(new Set(rangs.map(r => r.état)), new Set(etats), 'la table écrite à la main nomme chaque état')
  for (const etat of etats) {
    const rang = rangs.find(r => r.état === etat)
    assert.deepEqual(new Set(Object.keys(rang ?? {})), new Set(['titre', 'état', ...evenements]))
    for (const evenement of evenements) {
      const [, vers, par = ''] = /^(\S+) \(([DIS]+)\)$/.exec(rang?.[evenement] ?? '') ?? []
      for (const qui of acteurs) {
        const attendu = vers === undefined ? { refus: 'etat' } : par.includes(initiales[qui]) ? { vers } : { refus: 'qui' }
        assert.deepEqual(passer(etat, evenement, qui), attendu, `${etat}, ${evenement}, ${qui}`)
      }
    }
  }
}

const cles = <T extends object>(objet: T) => Object.keys(objet) as (keyof T & string)[]

describe('J10 — La procédure d’habilitation est une table, lue entière', () => {
  it('chaque événement d’une demande mène où la table écrite à la main le dit, et nulle part ailleurs', () => {
    parcourir('Demande', cles(etatsDeDemande), cles(evenementsDeDemande), passerLaDemande)
  })
  it('chaque événement d’une habilitation aussi', () => {
    parcourir('Habilitation', cles(etatsDHabilitation), cles(evenementsDHabilitation), passerLHabilitation)
  })
})
