import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Demandeur, uneEpreuve } from '../../outils/epreuves/epreuve.js'
import { correlationDe, tracesDe } from '../../outils/epreuves/journal.js'
import { unePersonne } from '../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())

const demandeurs: readonly Demandeur[] = [
  { type: 'CD', organisation: 'CD59', structure: 'CD59-UT-LILLE' },
  { type: 'CD', organisation: 'CD62', structure: 'CD62-UT-ARRAS' },
  { type: 'ML', organisation: 'ML-LILLE', structure: 'ML-LILLE-CENTRE' },
  { type: 'CE', organisation: 'CE59', structure: null },
]

describe('A7 — Des lectures d’organisations différentes partagent une instruction sans rien se dire', () => {
  it('400 lectures mêlées : chacun lit sa personne, personne ne lit celle d’un autre', async () => {
    const suivies = await Promise.all(
      demandeurs.map((d, i) =>
        unePersonne(
          e,
          [{ organisation: d.organisation, structure: d.structure, motif: d.type === 'CD' ? 'competence-orientation' : 'accompagnement' }],
          {
            identite: { nom: `PERSONNE ${'ABCD'[i]}` },
          },
        ),
      ),
    )
    const jetons = await Promise.all(demandeurs.map(d => e.jetonPour(d)))
    const appels = Array.from({ length: 400 }, (_, i) => {
      // i and i >> 2 are independent: each caller asks for each person, in an order that mixes them all.
      const [qui, quelle] = [i % 4, (i >> 2) % 4]
      return { qui, quelle }
    })
    await Promise.all(
      appels.map(async ({ qui, quelle }) => {
        const d = demandeurs[qui] as Demandeur
        const personne = suivies[quelle] as bigint
        const nom = e.moteur.identifiants.pour(d.organisation, personne)
        const r = await e.appeler(`/api/v1/accompagnement/identites/${nom}`, { jeton: jetons[qui] ?? '' })
        assert.equal(r.status, qui === quelle ? 200 : 404)
        const [ligne, ...autres] = await tracesDe(e, correlationDe(r))
        assert.equal(autres.length, 0)
        assert.deepEqual(
          [ligne?.organisation, ligne?.structure, ligne?.usager_id, ligne?.issue],
          [d.organisation, d.structure, personne.toString(), qui === quelle ? 'servi' : 'invisible'],
        )
        if (qui !== quelle) return
        const lu = (await r.json()) as { usager: string; donnees: { nom: string } }
        assert.equal(lu.usager, nom)
        assert.equal(lu.donnees.nom, `PERSONNE ${'ABCD'[quelle]}`)
      }),
    )
  })
})
