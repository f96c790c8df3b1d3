import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type EtatDInscription, moisDInscription } from './duree-inscription.regles.js'

const table = fileURLToPath(new URL('../../../src/partenaire/duree-inscription.cas.md', import.meta.url))

function lireEtat(texte: string): EtatDInscription {
  const lu = /^(inscrit|radie|cessation) (\S+)(?: \((\S+)\))?$/.exec(texte.trim())
  if (!lu) throw new Error(`état illisible : ${texte}`)
  const [, statut, dateEffetStatut = '', dateInscription] = lu
  return { statut: statut as EtatDInscription['statut'], dateEffetStatut, ...(dateInscription !== undefined && { dateInscription }) }
}

describe('A5 — durées d’inscription du contrat partenaire', () => {
  const lignes = readFileSync(table, 'utf8')
    .split('\n')
    .filter(l => /^\| [^|]+ \| (inscrit|radie|cessation) /.test(l))
    .map(l => l.split('|').map(c => c.trim()))
  assert.equal(lignes.length, 21)

  for (const [, situation = '', etats = '', jour = '', ...durees] of lignes) {
    it(situation, () => {
      const lus = etats.split(';').map(lireEtat)
      assert.deepEqual(
        [12, 24, 36].map(fenetre => moisDInscription(lus, fenetre, jour)),
        durees.slice(0, 3).map(Number),
      )
    })
  }

  it('n’excède jamais la fenêtre, quelle que soit la date', () => {
    const etats: EtatDInscription[] = [{ statut: 'inscrit', dateEffetStatut: '2000-01-01', dateInscription: '2000-01-01' }]
    for (let n = 0; n < 120; n++) {
      const jour = new Date(Date.UTC(2027, 11, 1 + n)).toISOString().slice(0, 10)
      assert.deepEqual(
        [12, 24, 36].map(f => moisDInscription(etats, f, jour)),
        [12, 24, 36],
      )
    }
  })
})
