import assert from 'node:assert/strict'
import { it } from 'node:test'
import { normaliserLieu } from './commune.js'
import { chargerTerritoire } from './territoire.js'

const territoire = chargerTerritoire()

/** code, postal code, name sent → code, postal code, name read, and all that is told. */
const CAS: readonly (readonly [[string?, string?, string?], [string | null, string | null, string | null], string[]])[] = [
  [['59350', '59000', 'LILLE'], ['59350', '59000', 'LILLE'], []],
  [
    ['1053', '1000', 'BOURG EN BRESSE'],
    ['01053', '01000', 'BOURG EN BRESSE'],
    ['COMMUNE_ZERO', 'CODE_POSTAL_ZERO'],
  ],
  [['59298', '59000', 'LILLE'], ['59350', '59000', 'LILLE'], ['COMMUNE_FUSIONNEE']],
  [['01340', '01300', 'SAINT BOIS'], ['01015', '01300', 'SAINT BOIS'], ['COMMUNE_FUSIONNEE']],
  [
    ['59350', '59033', 'LILLE CEDEX'],
    ['59350', '59000', 'LILLE'],
    ['CODE_POSTAL_CEDEX', 'COMMUNE_CEDEX'],
  ],
  [['59350', '59777', 'LILLE CEDEX 9'], ['59350', '59777', 'LILLE'], ['COMMUNE_CEDEX']],
  [['', '59100', 'ROUBAIX'], ['59512', '59100', 'ROUBAIX'], ['COMMUNE_DEDUITE']],
  [['99999', '59100', 'Roubaix'], ['59512', '59100', 'Roubaix'], ['COMMUNE_DEDUITE']],
  [['', '97419', 'LA POSSESSION'], ['97408', '97419', 'LA POSSESSION'], ['COMMUNE_DEDUITE']],
  [['2A004', '20000', 'AJACCIO'], ['2A004', '20000', 'AJACCIO'], []],
  [['2a004', '20000', 'AJACCIO'], ['2A004', '20000', 'AJACCIO'], []],
  [['75112', '75012', 'PARIS 12'], ['75112', '75012', 'PARIS 12'], []],
  [['59350', '62000', 'LILLE'], ['59350', '62000', 'LILLE'], ['CODE_POSTAL_INCOHERENT']],
  [['59350', '5900X', 'LILLE'], ['59350', null, 'LILLE'], ['CODE_POSTAL_ILLISIBLE']],
  [['99999', '99999', 'NULLE PART'], [null, '99999', 'NULLE PART'], ['COMMUNE_INCONNUE']],
  [['', '', ''], [null, null, null], []],
  [['NULL', 'null', '<null>'], [null, null, null], ['TEXTE_NUL']],
]

it('B5 — une commune se reconnaît malgré les zéros perdus, les fusions, les CEDEX et les codes absents', () => {
  for (const [[code, codePostal, nom], lus, dits] of CAS) {
    const lieu = normaliserLieu({ code, codePostal, nom }, territoire)
    assert.deepEqual([lieu.code.valeur, lieu.codePostal.valeur, lieu.nom.valeur], lus, `${code} ${codePostal} ${nom}`)
    const codes = [lieu.code, lieu.codePostal, lieu.nom].flatMap(({ regle, probleme }) =>
      [regle, probleme].filter(dit => dit !== undefined),
    )
    assert.deepEqual(codes, dits, `${code} ${codePostal} ${nom}`)
  }
})
