import assert from 'node:assert/strict'
import { it } from 'node:test'
import { normaliserNir } from '../src/flux/normalisation/nir.js'
import { chargerTerritoire } from '../src/flux/normalisation/territoire.js'
import { menage, population } from './population.js'

it('B4 — une même graine donne la même population, et chaque foyer se retrouve seul', () => {
  const [premiere, seconde] = [0, 1].map(() => [...population({ graine: 7, taille: 300, departements: ['59'] })])
  assert.deepEqual(premiere, seconde)
  for (const foyer of premiere ?? []) assert.deepEqual(menage(7, foyer.index, ['59']), foyer)
  assert.notDeepEqual(premiere?.[0], [...population({ graine: 8, taille: 300, departements: ['59'] })][0])
})

it('B4 — cinquante mille adultes : autant de NIR distincts et justes, des communes réelles, Corse, outre-mer et étranger compris', () => {
  const nirs = new Set<string>()
  const lieux = new Set<string>()
  let adultes = 0
  for (const foyer of population({ graine: 1, taille: 50_000 })) {
    assert.equal(chargerTerritoire().commune(foyer.adresse.codeCommune)?.departement, foyer.adresse.departement)
    for (const { nir, cleNir, sexe, dateNaissance } of foyer.adultes) {
      adultes++
      assert.equal(normaliserNir(`${nir}${cleNir}`).valeur, nir)
      assert.equal(nir?.startsWith(sexe === 'M' ? '1' : '2'), true)
      assert.equal(nir?.slice(1, 5), dateNaissance.slice(2, 4) + dateNaissance.slice(5, 7))
      nirs.add(nir ?? '')
      lieux.add(nir?.slice(5, 7) ?? '')
    }
  }
  assert.deepEqual([adultes, nirs.size], [50_000, 50_000])
  for (const lieu of ['2A', '2B', '97', '99', '75', '59']) assert.ok(lieux.has(lieu), lieu)
})

it('B2 — la population compte des jeunes de 16 à 25 ans et des personnes handicapées', () => {
  const publics = new Map<string, number>()
  for (const { public: genre, adultes } of population({ graine: 2, taille: 5000, departements: ['69'] })) {
    publics.set(genre, (publics.get(genre) ?? 0) + 1)
    const age = 2026 - Number(adultes[0]?.dateNaissance.slice(0, 4))
    if (genre === 'JEUNE') assert.ok(age >= 16 && age <= 26, String(age))
    else assert.ok(age >= 25 && age <= 64, String(age))
  }
  assert.deepEqual([...publics.keys()].toSorted(), ['HANDICAP', 'JEUNE', 'RSA'])
})
