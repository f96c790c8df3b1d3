import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Manquement } from './formes.js'
import { manquesDuManquement, quiInstruit } from './manquement.regles.js'
import { natures, naturesDeManquement } from './natures.js'

const signale: Manquement = {
  nature: 'OBLIGATIONS_DU_CONTRAT',
  jour: '2026-11-12',
  faits: 'N’est pas venue aux deux ateliers prévus à son contrat.',
  pieces: [],
  contrat: null,
  absences: [],
  propositions: [],
  demandeLe: null,
  demande: null,
  parole: null,
  organisation: 'CD59',
  structure: null,
  signaleLe: '2026-11-14',
  retire: false,
  motifLegitime: null,
  motivation: null,
  apprecieLe: null,
  appreciePar: null,
  reponse: null,
  reponduLe: null,
  piecesJointes: null,
}
const dossier = {
  contrats: [1],
  absences: [
    { numero: 1, jour: '2026-11-12', retiree: false, legitime: null },
    { numero: 2, jour: '2026-11-05', retiree: false, legitime: true },
    { numero: 3, jour: '2026-11-04', retiree: true, legitime: null },
  ],
  propositions: [
    { numero: 1, reponse: 'REFUSEE', legitime: null },
    { numero: 2, reponse: 'REFUSEE', legitime: false },
    { numero: 3, reponse: 'ACCEPTEE', legitime: null },
    { numero: 4, reponse: 'REFUSEE', legitime: true },
  ],
}
const manques = (
  m: Partial<Manquement>,
  { avant, par = 'CD', organisation = 'CD59' }: { avant?: Partial<Manquement>; par?: CodeActeur; organisation?: string } = {},
) => {
  const present = avant && { ...signale, ...avant }
  return manquesDuManquement({ ...signale, ...present, ...m }, { avant: present, dossier, jour: '2026-11-20', par, organisation }).map(
    x => x.pointer,
  )
}
const offres = (...numeros: number[]) => numeros.map(proposition => ({ proposition }))

describe('B2, E3 — Qui signale quoi, et qui ne le peut pas', () => {
  const cas = lireCas('src/parcours/manquement/natures.cas.md')
  it('la table porte sur chaque nature', () =>
    assert.deepEqual(
      cas.map(c => c['nature']),
      natures,
    ))
  for (const c of cas)
    it(`${c['nature']}`, () => {
      const nature = c['nature'] as keyof typeof naturesDeManquement
      const { travail, rsa } = naturesDeManquement[nature]
      assert.deepEqual([travail?.cite.split('art. ')[1] ?? '', rsa?.cite.split('art. ')[1] ?? ''], [c['code du travail'], c['CASF']])
      for (const par of ['FT', 'CD', 'DCD', 'ML', 'CE'] as const)
        assert.deepEqual(manques({ nature, propositions: offres(1, 2) }, { par }), c[par] === 'oui' ? [] : ['/nature'], par)
    })
})

describe('B2 — Qui instruit ce qui est signalé', () => {
  for (const c of lireCas('src/parcours/manquement/instruction.cas.md'))
    it(`${c['situation']} : ${c['instruit'] || 'personne'}`, () => {
      const suivis = (c['suivis'] ?? '').split(', ').flatMap(s => {
        const [type, motif] = s.split(' ')
        return type && motif ? [{ type: type as CodeActeur, motif }] : []
      })
      assert.equal(quiInstruit(c['soumise'] === 'oui', suivis)?.type ?? '', c['instruit'])
    })
})

describe('B2 — Ce qu’un signalement doit dire', () => {
  it('des faits passés, sur ce que le dossier contient et qui n’a pas été dit légitime', () => {
    assert.deepEqual(manques({}), [])
    assert.deepEqual(manques({ jour: '2026-11-20' }), [])
    assert.deepEqual(manques({ jour: '2026-11-21' }), ['/jour'])
    assert.deepEqual(manques({ contrat: 1, absences: [{ absence: 1 }] }), [])
    assert.deepEqual(manques({ contrat: 2, absences: [{ absence: 2 }, { absence: 3 }, { absence: 4 }] }), [
      '/contrat',
      '/absences/0/absence',
      '/absences/1/absence',
      '/absences/2/absence',
    ])
  })
  it('deux offres refusées, pas une, ni la même deux fois, ni une acceptée, ni un refus légitime', () => {
    const nature = 'REFUS_D_OFFRES'
    assert.deepEqual(manques({ nature, propositions: offres(1, 2) }), [])
    assert.deepEqual(manques({ nature, propositions: offres(1) }), ['/propositions'])
    assert.deepEqual(manques({ nature, propositions: offres(1, 1) }), ['/propositions'])
    assert.deepEqual(manques({ nature, propositions: offres(1, 3) }), ['/propositions/1/proposition'])
    assert.deepEqual(manques({ nature, propositions: offres(1, 4) }), ['/propositions/1/proposition'])
  })
  it('ce qui a été demandé va avec son jour', () => {
    assert.deepEqual(manques({ demande: 'Appelée' }), ['/demandeLe'])
    assert.deepEqual(manques({ demandeLe: '2026-11-13' }), ['/demande'])
    assert.deepEqual(manques({ demande: 'Appelée', demandeLe: '2026-11-21' }), ['/demandeLe'])
  })
})

describe('B2, E2 — Ce qu’il devient', () => {
  it('son auteur le complète et le retire, personne d’autre ; retiré, il ne change plus', () => {
    assert.deepEqual(manques({ parole: 'Bus en panne' }, { avant: {} }), [])
    assert.deepEqual(manques({ parole: 'Bus en panne' }, { avant: {}, organisation: 'FT', par: 'FT' }), ['/organisation'])
    assert.deepEqual(manques({ retire: true }, { avant: {}, organisation: 'FT', par: 'FT' }), ['/organisation'])
    assert.deepEqual(manques({ retire: true }, { avant: {} }), [])
    assert.deepEqual(manques({ reponse: 'Non' }, { avant: { retire: true } }), ['/retire'])
  })
  it('ce à quoi elle a répondu ne change plus ; ce qui le prouve peut s’ajouter', () => {
    const avant = { reponse: 'Mon fils était malade.' }
    assert.deepEqual(manques({ faits: 'N’est jamais venue à aucun atelier.' }, { avant }), ['/faits'])
    assert.deepEqual(manques({ pieces: [{ intitule: 'Feuille de présence', sha256: 'a'.repeat(64) }] }, { avant }), [])
  })
  it('un motif légitime se cherche d’abord, et se motive', () => {
    const dit = { motivation: 'Aucune raison donnée malgré deux appels.' }
    assert.deepEqual(manques({ motifLegitime: false, ...dit }, { avant: {} }), ['/motifLegitime'])
    assert.deepEqual(manques({ motifLegitime: false }, { avant: {} }), ['/motivation'])
    assert.deepEqual(manques({ motifLegitime: true, ...dit }, { avant: {} }), [])
    assert.deepEqual(manques({ motifLegitime: false, ...dit }, { avant: { demande: 'Appelée', demandeLe: '2026-11-13' } }), [])
    assert.deepEqual(manques({ motifLegitime: false, ...dit }, { avant: { reponse: 'Je n’ai pas voulu.' } }), [])
    assert.deepEqual(manques({ motifLegitime: false, ...dit }, { avant: { reponse: 'Non' }, organisation: 'ML-LILLE', par: 'ML' }), [])
  })
})
