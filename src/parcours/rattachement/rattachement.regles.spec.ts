import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cas, lireCas } from '../../../outils/cas.js'
import type { MotifDeRattachement } from '../../droit/perimetres.js'
import { type Competents, type Suivi, type SuiviPresent, suivreDuFaitDuRsa, suivreParLaMissionLocale } from './rattachement.regles.js'

const lieux: Readonly<Record<string, readonly [cd: string | null, ft: string]>> = {
  '59350': ['CD59/CD59-LILLE', 'FT/FT-LILLE'],
  '59512': ['CD59/CD59-ROUBAIX', 'FT/FT-ROUBAIX'],
  '62041': ['CD62/CD62-ARRAS', 'FT/FT-ARRAS'],
  '2A004': [null, 'FT'],
  '97411': ['FT/FT-SAINT-DENIS', 'FT/FT-SAINT-DENIS'],
}
/** Of a place known by its département alone. */
const conseils: Readonly<Record<string, string>> = { '59': 'CD59', '62': 'CD62/CD62-ARRAS' }
const enLieu = (texte: string | null) => {
  if (texte === null) return null
  const [organisation = '', structure = null] = texte.split('/')
  return { organisation, structure }
}
const competents: Competents = {
  quiOriente: (departement, commune) => enLieu(commune === null ? (conseils[departement] ?? null) : (lieux[commune]?.[0] ?? null)),
  franceTravail: (_, commune) => enLieu(lieux[commune ?? '']?.[1] ?? 'FT'),
}

const enListe = (cellule: string | undefined) => (cellule ? cellule.split(', ') : [])
const dire = (s: Suivi) => `${s.organisation}${s.structure ? `/${s.structure}` : ''} ${s.motif} ${s.du}${s.au ? `→${s.au}` : ''}`

function present(texte: string): SuiviPresent {
  const [numero, lieu = '', motif, dates = ''] = texte.split(' ')
  const [du = '', au = null] = dates.split('→')
  return { numero: Number(numero), ...(enLieu(lieu) ?? assert.fail()), motif: motif as MotifDeRattachement, du, au }
}

function appliquer(cas: Cas) {
  const dossier = cas.dossier ?? ''
  const dateFin = /clos le (\S+?)(,|$)/.exec(dossier)?.[1] ?? null
  const presents = enListe(cas.présents).map(present)
  return suivreDuFaitDuRsa(
    {
      caisse: /caisse (\w+)/.exec(dossier)?.[1] ?? 'CAF591',
      departement: /département (\w+)/.exec(dossier)?.[1] ?? '59',
      commune: /commune (\w+)/.exec(dossier)?.[1] ?? '59350',
      ouvert: !dossier.includes('clos'),
      dateDemande: '2026-11-02',
      dateFin,
      faitFoi: !dossier.includes('ne fait pas foi'),
      autresDroits: [...dossier.matchAll(/autre droit(?: dans le (\w+))?/g)].map(([, departement = '59']) => departement),
      inscrite: !dossier.includes('non inscrite'),
      jour: '2026-11-30',
    },
    presents,
    competents,
  )
}

describe('B3 — Qui suit la personne du fait du RSA, situation par situation', () => {
  for (const cas of lireCas('src/parcours/rattachement/rattachement.cas.md'))
    it(`${cas.titre} : ${cas.situation}`, () => {
      const { ouvrir, borner } = appliquer(cas)
      assert.deepEqual(ouvrir.map(dire), enListe(cas.ouvre))
      const bornes = borner.map(b => `${b.numero}→${b.au ?? '∞'}`).toSorted()
      assert.deepEqual(bornes, enListe(cas.borne).toSorted())
    })
})

describe('B3 — Qui suit le jeune qui sollicite une mission locale', () => {
  const demande = {
    mission: { organisation: 'ML', structure: 'ML-LILLE' },
    departement: '59',
    commune: '59350',
    depuis: '2026-11-02',
    jour: '2026-11-30',
  }
  it('la mission locale, et l’agence de sa commune', () => {
    const { ouvrir } = suivreParLaMissionLocale({ ...demande, inscrite: true }, [], competents)
    assert.deepEqual(ouvrir.map(dire), ['ML/ML-LILLE accompagnement 2026-11-02', 'FT/FT-LILLE tenue-de-la-liste 2026-11-02'])
  })
  it('sans rien ôter à l’agence qui le suit déjà', () => {
    const { ouvrir, borner } = suivreParLaMissionLocale(
      { ...demande, inscrite: true },
      [present('1 FT/FT-ARRAS tenue-de-la-liste 2026-01-05')],
      competents,
    )
    assert.deepEqual([ouvrir.map(dire), borner], [['ML/ML-LILLE accompagnement 2026-11-02'], []])
  })
  it('seule, quand la loi ne l’inscrit pas', () => {
    const { ouvrir } = suivreParLaMissionLocale({ ...demande, inscrite: false }, [], competents)
    assert.deepEqual(ouvrir.map(dire), ['ML/ML-LILLE accompagnement 2026-11-02'])
  })
})
