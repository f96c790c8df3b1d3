import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../outils/epreuves/population.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'

let instant = new Date()
const p = await unePlateforme({ horloge: () => instant })
after(() => p.fermer())

describe('A7 — Un suivi s’ouvre et se ferme au jour légal, à Paris, par toutes les portes', () => {
  it('au réveillon : l’ancienne organisation jusqu’à minuit à Paris, la nouvelle ensuite', async () => {
    const suivis = [
      { organisation: 'CD59', structure: null, motif: 'competence-orientation' },
      { organisation: 'CD62', structure: null, motif: 'competence-orientation' },
    ] as const
    const usager = await unePersonne(p, suivis, { sans: ['contratPreexistant'] })
    await p.base.proprietaire`update rattachement set au = '2031-12-31' where usager_id = ${usager.toString()} and organisation = 'CD59'`
    await p.base.proprietaire`update rattachement set du = '2032-01-01' where usager_id = ${usager.toString()} and organisation = 'CD62'`
    // biome-ignore format: a table is read in columns
    const moments: readonly [instant: string, nord: number, pasDeCalais: number][] = [
      ['2031-12-31T22:59:59Z', 200, 404], // 23:59:59 in Paris
      ['2031-12-31T23:00:00Z', 404, 200], // midnight in Paris, still the year before in UTC
      ['2032-01-01T00:30:00Z', 404, 200],
    ]
    for (const [quand, nord, pasDeCalais] of moments) {
      instant = new Date(quand)
      for (const [persona, organisation, statut] of [
        ['madameRoy', 'CD59', nord],
        ['monsieurPetit', 'CD62', pasDeCalais],
      ] as const) {
        const jeton = await p.jetonDe(persona)
        const nom = p.moteur.identifiants.pour(organisation, usager)
        const base = '/api/v1/accompagnement/identites'
        for (const chemin of [`${base}/${nom}`, `${base}/${nom}/historique`, `${base}/${nom}?au=${quand}`])
          assert.equal((await p.appeler(chemin, { jeton })).status, statut, `${persona} ${quand} ${chemin}`)
        const { elements } = (await (await p.appeler(`${base}?limite=200`, { jeton })).json()) as { elements: { usager: string }[] }
        assert.equal(
          elements.some(x => x.usager === nom),
          statut === 200,
          `${persona} ${quand} en liste`,
        )
      }
    }
  })
})
