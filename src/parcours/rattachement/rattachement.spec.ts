import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { presences, types } from '../../../outils/epreuves/acteurs.js'
import { type Demandeur, uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { operationsServies } from '../../../outils/epreuves/operations.js'
import { type MotifDeRattachement, motifsDeRattachement } from '../../droit/perimetres.js'

const e = await uneEpreuve()
const depots = (await operationsServies(e)).filter(o => o.ligne.ressource.nom === 'rattachement' && o.forme === 'depot')
after(() => e.fermer())

/** Who may have a person followed by whom: « même » is the depositor itself. All the rest is refused. */
// biome-ignore format: a table is read in columns
const permis: Readonly<Record<string, Partial<Record<MotifDeRattachement, readonly string[]>>>> = {
  FT:  { 'tenue-de-la-liste': ['même'], 'competence-orientation': ['CD'],   accompagnement: ['même', 'CD', 'DCD', 'ML', 'CE'], 'insertion-iae': ['GIP'] },
  CD:  { 'tenue-de-la-liste': ['FT'],   'competence-orientation': ['même'], accompagnement: ['même', 'FT', 'DCD', 'ML', 'CE'] },
  ML:  { 'tenue-de-la-liste': ['FT'],   accompagnement: ['même'] },
  CE:  { 'tenue-de-la-liste': ['FT'],   accompagnement: ['même'] },
  CAF: { 'tenue-de-la-liste': ['FT'],   'competence-orientation': ['CD'],   'versement-rsa': ['même'] },
  MSA: { 'tenue-de-la-liste': ['FT'],   'competence-orientation': ['CD'],   'versement-rsa': ['même'] },
}
const motifs = Object.keys(motifsDeRattachement) as MotifDeRattachement[]
const nom = (d: Demandeur, usager: bigint) => e.moteur.identifiants.pour(d.organisation, usager)

describe('A7, C3 — On ne confie une personne qu’à qui le texte le permet', () => {
  for (const op of depots)
    for (const type of op.par)
      it(`${op.id} — ${type}`, async () => {
        const d = e.ici(type)
        const jeton = await e.jetonPour(d)
        for (const motif of motifs)
          for (const vise of types.filter(t => t !== 'USAGER')) {
            const { organisation } = presences[vise].ici
            const r = await e.appeler(op.chemin.replace('{usager}', nom(d, e.suivie)), {
              method: 'POST',
              headers: { 'idempotency-key': randomUUID() },
              body: JSON.stringify({ organisation, structure: null, motif, du: '2026-02-01', au: '2026-02-02' }),
              jeton,
            })
            const admis = permis[type]?.[motif] ?? []
            const attendu = admis.includes(vise) || (admis.includes('même') && organisation === d.organisation) ? 201 : 422
            assert.equal(r.status, attendu, `${motif} → ${vise} : ${await r.text()}`)
          }
      })

  it('une fin avant le début, une structure d’un autre, un délégataire d’un autre département : 422', async () => {
    const cd = e.ici('CD')
    const deposer = async (corps: Record<string, unknown>) =>
      e.appeler(`/api/v1/accompagnement/rattachements/${nom(cd, e.suivie)}`, {
        method: 'POST',
        headers: { 'idempotency-key': randomUUID() },
        body: JSON.stringify({ organisation: 'CD59', structure: null, motif: 'accompagnement', du: '2026-02-01', au: null, ...corps }),
        jeton: await e.jetonPour(cd),
      })
    for (const corps of [{ au: '2026-01-31' }, { structure: 'FT-59-LILLE' }, { organisation: 'DCD62-VOISIN' }]) {
      const r = await deposer(corps)
      assert.equal(r.status, 422, JSON.stringify(corps))
      assert.match(await r.text(), /"pointer":"\/(au|structure|organisation)"/)
    }
  })
})

describe('A7, C3 — Personne ne coupe l’accès d’un autre', () => {
  type Rangs = { elements: { numero: number; version: number; donnees: { organisation: string; motif: string } }[] }
  // biome-ignore format: a table is read in columns
  const cas: readonly [type: 'CD' | 'FT' | 'CAF', echange: string, organisation: string, motif: MotifDeRattachement, statut: number][] = [
    ['CD',  'accompagnement',            'CD59',               'competence-orientation', 200],
    ['CD',  'accompagnement',            'DCD59-CCAS-ROUBAIX', 'accompagnement',         200],
    ['CD',  'accompagnement',            'ML-LILLE',           'accompagnement',         200],
    ['CD',  'accompagnement',            'FT',                 'tenue-de-la-liste',      422],
    ['CD',  'accompagnement',            'CAF591',             'versement-rsa',          422],
    ['CD',  'accompagnement',            'GIP-PDI',            'insertion-iae',          422],
    ['FT',  'tenue-de-la-liste',         'FT',                 'tenue-de-la-liste',      200],
    ['FT',  'tenue-de-la-liste',         'CE59',               'accompagnement',         200],
    ['FT',  'tenue-de-la-liste',         'CD59',               'competence-orientation', 422],
    ['FT',  'tenue-de-la-liste',         'CAF591',             'versement-rsa',          422],
    ['CAF', 'information-des-competents', 'CAF591',            'versement-rsa',          200],
    ['CAF', 'information-des-competents', 'MSA591',            'versement-rsa',          422],
    ['CAF', 'information-des-competents', 'CD59',              'competence-orientation', 422],
    ['CAF', 'information-des-competents', 'FT',                'tenue-de-la-liste',      422],
  ]
  for (const [type, echange, organisation, motif, statut] of cas)
    it(`${type} met fin au suivi de ${organisation} (${motif}) : ${statut}`, async () => {
      const lue = await e.appeler(`/api/v1/acces-de-la-personne/rattachements/${nom(e.ici('USAGER'), e.suivie)}`, {
        jeton: await e.jetonPour(e.ici('USAGER')),
      })
      const { elements } = (await lue.json()) as Rangs
      const rang = elements.find(x => x.donnees.organisation === organisation && x.donnees.motif === motif)
      assert.ok(rang)
      const d = e.ici(type)
      const r = await e.appeler(`/api/v1/${echange}/rattachements/${nom(d, e.suivie)}/${rang.numero}`, {
        method: 'PATCH',
        headers: { 'if-match': `"${rang.version}"` },
        body: '{"au":"2099-12-31"}',
        jeton: await e.jetonPour(d),
      })
      assert.equal(r.status, statut, await r.text())
    })
})
