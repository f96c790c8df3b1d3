import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../outils/cas.js'
import { acrRetenu, type Authentification, issueDe, preuveDe } from './assurance.js'
import { assuranceDerivee } from './assurance-des-lignes.js'
import { categories } from './categories.js'
import { assurances, type Assurance, type GenreDeFacteur } from './niveaux.js'

const instant = new Date('2026-11-24T20:00:00Z')
const jour = '2026-11-24'
const ilYA = (heures: string) => new Date(instant.getTime() - Number(heures) * 3_600_000)
const dit = { permis: 'permis', demande: 'demandé', refuse: 'refusé' } as const

describe('I2 — Le tableau de ce qu’ouvre une connexion', () => {
  for (const cas of lireCas('src/droit/assurance.cas.md')) {
    const a: Authentification = {
      genre: cas['titre'] as Authentification['genre'],
      acr: cas['acr'] ?? '',
      amr: cas['amr'] ? cas['amr'].split(' ') : [],
      authentifieLe: ilYA(cas['connexion'] ?? '0'),
      facteur: cas['facteur'] ? { genre: cas['facteur'] as GenreDeFacteur, le: ilYA(cas['facteur donné'] ?? '0') } : null,
    }
    const situation = [cas['titre'], cas['acr'] || 'sans acr', cas['amr'], cas['facteur'], `${cas['connexion']} h`]
      .filter(Boolean)
      .join(' ')
    it(`${situation} : ${cas['ordinaire']}, ${cas['renforcee']}, ${cas['nominative']}`, () => {
      for (const assurance of Object.keys(assurances) as Assurance[])
        assert.equal(dit[issueDe(a, assurance, instant, jour)], cas[assurance], assurance)
    })
  }

  it('la preuve gardée est la plus forte, puis la plus récente', () => {
    const base = { genre: 'agent', acr: 'eidas2', amr: [], authentifieLe: ilYA('5') } as const
    assert.deepEqual(preuveDe({ ...base, facteur: { genre: 'secours', le: ilYA('0') } }, jour), { niveau: 'renforce', le: ilYA('5') })
    assert.deepEqual(preuveDe({ ...base, facteur: { genre: 'totp', le: ilYA('1') } }, jour), { niveau: 'renforce', le: ilYA('1') })
    assert.deepEqual(preuveDe({ ...base, authentifieLe: ilYA('0'), facteur: { genre: 'totp', le: ilYA('1') } }, jour).le, ilYA('0'))
  })

  it('un acr et un amr qui se contredisent valent le plus faible des deux', () => {
    assert.equal(acrRetenu('eidas3', ['pwd']), 'eidas1')
    assert.equal(acrRetenu('eidas0-mfa', ['pwd']), 'eidas0')
    assert.equal(acrRetenu('eidas0', ['mfa']), 'eidas0-mfa')
  })
})

describe('J3 — Ce que demande une ligne se déduit de ses données et de ce qu’elle en fait', () => {
  // biome-ignore format: a table is read in columns
  const attendus: readonly [categorie: (typeof categories)[number], rechercher: Assurance, consulter: Assurance, deposer: Assurance, corriger: Assurance][] = [
    ['identification',           'ordinaire', 'ordinaire', 'ordinaire', 'ordinaire'],
    ['contact',                  'ordinaire', 'ordinaire', 'ordinaire', 'ordinaire'],
    ['NIR',                      'ordinaire', 'renforcee', 'ordinaire', 'renforcee'],
    ['vie professionnelle',      'ordinaire', 'ordinaire', 'ordinaire', 'ordinaire'],
    ['situation administrative', 'ordinaire', 'ordinaire', 'ordinaire', 'ordinaire'],
    ['santé',                    'renforcee', 'renforcee', 'renforcee', 'renforcee'],
    ['infractions',              'renforcee', 'renforcee', 'renforcee', 'renforcee'],
  ]
  it('chaque catégorie est dans le tableau', () => {
    assert.deepEqual(
      attendus.map(([c]) => c),
      [...categories],
    )
  })
  for (const [categorie, ...parOperation] of attendus)
    it(`${categorie} : ${parOperation.join(', ')}`, () => {
      const operations = ['rechercher', 'consulter', 'deposer', 'corriger'] as const
      for (const [i, operation] of operations.entries()) {
        assert.equal(
          assuranceDerivee(
            [
              [operation, 'contact'],
              [operation, categorie],
            ],
            false,
          ).demande,
          parOperation[i],
          operation,
        )
        const pourElle = categorie === 'NIR' ? 'ordinaire' : parOperation[i]
        assert.equal(assuranceDerivee([[operation, categorie]], true).demande, pourElle, `${operation}, elle-même`)
      }
    })

  it('une recherche par nom qui montre le NIR le fait lire ; la même qui ne le montre pas, non', () => {
    assert.equal(
      assuranceDerivee(
        [
          ['rechercher', 'NIR'],
          ['consulter', 'NIR'],
        ],
        false,
      ).demande,
      'renforcee',
    )
    assert.equal(
      assuranceDerivee(
        [
          ['rechercher', 'NIR'],
          ['consulter', 'identification'],
        ],
        false,
      ).demande,
      'ordinaire',
    )
  })
})
