import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CodeMotif } from '../motifs.js'
import { normaliserCourriel } from './courriel.js'
import { normaliserDate } from './date.js'
import { normaliserMatricule } from './matricule.js'
import { cleDuNir, masquerNir, nirCoherent, normaliserNir } from './nir.js'
import { cleDeNom, normaliserNom } from './nom.js'
import type { CodeRegle } from './regles.js'
import { normaliserTelephones } from './telephone.js'
import { normaliserTexte } from './texte.js'

type Cas<T> = readonly [brut: string, valeur: T, dit?: CodeRegle | CodeMotif]

/** Each line of a table: the raw value, what is read, and the only rule or problem told. */
const verifier = <T>(lire: (brut: string) => { valeur: T; regle?: string; probleme?: string }, cas: readonly Cas<T>[]): void => {
  for (const [brut, valeur, dit] of cas) {
    const lu = lire(brut)
    assert.deepEqual(lu.valeur, valeur, JSON.stringify(brut))
    assert.deepEqual(
      [lu.regle, lu.probleme].filter(code => code !== undefined),
      dit === undefined ? [] : [dit],
      JSON.stringify(brut),
    )
  }
}

describe('B5 — la normalisation des valeurs dit la règle qui les a changées', () => {
  it('B5 — un texte perd son remplissage, ses « NULL », ses accents abîmés et ses caractères de contrôle, jamais sa casse', () => {
    verifier<string | null>(normaliserTexte, [
      ['DUPONT', 'DUPONT'],
      ['Élodie', 'Élodie'],
      ['', null],
      ['    ', null],
      ['DUPONT      ', 'DUPONT', 'TEXTE_BLANCS'],
      ['MARIE\u00a0CLAIRE', 'MARIE CLAIRE', 'TEXTE_BLANCS'],
      ['RUE\r\nDES  LILAS', 'RUE DES LILAS', 'TEXTE_BLANCS'],
      ['NULL', null, 'TEXTE_NUL'],
      ['null', null, 'TEXTE_NUL'],
      ['<null>', null, 'TEXTE_NUL'],
      [' <NULL> ', null, 'TEXTE_NUL'],
      ['NULLE', 'NULLE'],
      ['DÃ©borah', 'Déborah', 'TEXTE_MOJIBAKE'],
      ['BÃ‰NÃ‰DICTE', 'BÉNÉDICTE', 'TEXTE_MOJIBAKE'],
      ['Ã\u0080GNÃ\u0088S', 'ÀGNÈS', 'TEXTE_MOJIBAKE'],
      ['Ã la Barre', 'Ã la Barre'],
      ['GaÃƒÂ«lle', 'Gaëlle', 'TEXTE_MOJIBAKE'],
      ['Lâ€™HermitÃ©', 'L’Hermité', 'TEXTE_MOJIBAKE'],
      ['CONCEIÇÃO', 'CONCEIÇÃO'],
      ['ÅSE', 'ÅSE'],
      ['S¼UR', 'SŒUR', 'TEXTE_LATIN9'],
      ['s½ur', 'sœur', 'TEXTE_LATIN9'],
      ['DU\u0007PONT', 'DUPONT', 'TEXTE_CONTROLE'],
      ['DU\u200bPONT', 'DUPONT', 'TEXTE_CONTROLE'],
    ])
  })

  it('B5 — un nom composé s’écrit d’une seule façon et se compare sans accents, tirets ni casse', () => {
    verifier<string | null>(normaliserNom, [
      ['JEAN-PIERRE', 'JEAN-PIERRE'],
      ['JEAN - PIERRE', 'JEAN-PIERRE', 'NOM_TIRET_APOSTROPHE'],
      ['JEAN -PIERRE', 'JEAN-PIERRE', 'NOM_TIRET_APOSTROPHE'],
      ['JEAN–PIERRE', 'JEAN-PIERRE', 'NOM_TIRET_APOSTROPHE'],
      ['D’HONDT', "D'HONDT", 'NOM_TIRET_APOSTROPHE'],
      ["D' HONDT", "D'HONDT", 'NOM_TIRET_APOSTROPHE'],
      ['JEAN PIERRE', 'JEAN PIERRE'],
      ['LE GALL', 'LE GALL'],
    ])
    for (const memes of [
      ['Jean-François', 'JEAN FRANCOIS', 'jean  françois'],
      ["D'Hondt", 'D HONDT', 'd’hondt'],
      ['Œuvrard', 'OEUVRARD'],
    ]) {
      assert.equal(new Set(memes.map(cleDeNom)).size, 1, memes.join(' / '))
    }
    assert.notEqual(cleDeNom('LEROY'), cleDeNom('LE ROY'))
  })

  it('B5 — une date se lit sous toutes ses formes, et se tait quand elle est impossible', () => {
    verifier<string | null>(normaliserDate, [
      ['1982-02-01', '1982-02-01'],
      ['', null],
      ['NULL', null],
      ['1982-02-01 00:00:00.0', '1982-02-01', 'DATE_HEURE'],
      ['1982-02-01T00:00:00', '1982-02-01', 'DATE_HEURE'],
      ['1982-02-01Z', '1982-02-01', 'DATE_HEURE'],
      ['1982-02-01+01:00', '1982-02-01', 'DATE_HEURE'],
      ['01/02/1982', '1982-02-01', 'DATE_FRANCAISE'],
      ['1/2/1982', '1982-02-01', 'DATE_FRANCAISE'],
      ['01-02-1982', '1982-02-01', 'DATE_FRANCAISE'],
      ['01.02.1982', '1982-02-01', 'DATE_FRANCAISE'],
      ['01/02/1982 00:00', '1982-02-01', 'DATE_FRANCAISE'],
      ['19820201', '1982-02-01', 'DATE_COMPACTE'],
      ['29983', '1982-02-01', 'DATE_EXCEL'],
      ['29983.0', '1982-02-01', 'DATE_EXCEL'],
      ['25569', '1970-01-01', 'DATE_EXCEL'],
      ['1982-02-00', '1982-02-01', 'DATE_JOUR_INCONNU'],
      ['00/02/1982', '1982-02-01', 'DATE_JOUR_INCONNU'],
      ['1982-00-00', '1982-01-01', 'DATE_MOIS_INCONNU'],
      ['00/00/1982', '1982-01-01', 'DATE_MOIS_INCONNU'],
      ['1982', '1982-01-01', 'DATE_MOIS_INCONNU'],
      ['9999-12-31', null, 'DATE_SANS_FIN'],
      ['0001-01-01', null, 'DATE_SANS_FIN'],
      ['2024-02-29', '2024-02-29'],
      ['2023-02-29', null, 'DATE_ILLISIBLE'],
      ['1982-13-01', null, 'DATE_ILLISIBLE'],
      ['31/04/1982', null, 'DATE_ILLISIBLE'],
      ['01/02/82', null, 'DATE_ILLISIBLE'],
      ['HIER', null, 'DATE_ILLISIBLE'],
      ['1982-02-01 et des poussières', null, 'DATE_ILLISIBLE'],
      ['99999999', null, 'DATE_SANS_FIN'],
      ['18231231', null, 'DATE_ILLISIBLE'],
    ])
    assert.equal(normaliserDate('1982-02-01', 'J').precision, 'mois')
    assert.deepEqual(normaliserDate('1982-02-15', 'J'), { valeur: '1982-02-01', precision: 'mois', regle: 'DATE_JOUR_INCONNU' })
    assert.deepEqual(normaliserDate('1982-01-01', 'O'), { valeur: '1982-01-01', precision: 'annee' })
    assert.equal(normaliserDate('1982', null).precision, 'annee')
  })

  it('B5 — un NIR se vérifie par sa clé, Corse comprise, et ne sert jamais quand il est faux', () => {
    verifier<string | null>(normaliserNir, [
      ['2820251108030', '2820251108030'],
      ['282025110803094', '2820251108030', 'NIR_CLE_RETIREE'],
      ['288101730012040', '2881017300120', 'NIR_CLE_RETIREE'],
      ['2 82 02 51 108 030', '2820251108030', 'NIR_PRESENTATION'],
      ['184072a004001', '184072A004001', 'NIR_PRESENTATION'],
      [`184072A004001${cleDuNir('184072A004001')}`, '184072A004001', 'NIR_CLE_RETIREE'],
      [`184072B033001${cleDuNir('184072B033001')}`, '184072B033001', 'NIR_CLE_RETIREE'],
      ['288101730012041', null, 'NIR_CLE_FAUSSE'],
      ['', null, 'NIR_ABSENT'],
      ['NULL', null, 'NIR_ABSENT'],
      ['0000000000000', null, 'NIR_ABSENT'],
      ['3820251108030', '3820251108030', 'NIR_PROVISOIRE'],
      ['4820251108030', '4820251108030', 'NIR_PROVISOIRE'],
      ['7820251108030', '7820251108030', 'NIR_PROVISOIRE'],
      ['8820251108030', '8820251108030', 'NIR_PROVISOIRE'],
      ['5820251108030', null, 'NIR_ILLISIBLE'],
      ['282025110803', null, 'NIR_ILLISIBLE'],
      ['2,82025E+14', null, 'NIR_ILLISIBLE'],
      ['2821351108030', null, 'NIR_ILLISIBLE'],
      ['28202511080300000', null, 'NIR_ILLISIBLE'],
    ])
  })

  it('B5 — la clé corse est la même par les deux formules', () => {
    for (const [nir, retrait] of [
      ['184072A004001', 1_000_000],
      ['184072B033001', 2_000_000],
    ] as const) {
      const parRetrait = Number(nir.replace(/[AB]/, '0')) - retrait
      assert.equal(cleDuNir(nir), String(97 - (parRetrait % 97)).padStart(2, '0'))
    }
  })

  it('B5 — le zéro initial de la clé, perdu par un tableur, est rétabli', () => {
    const nir = Array.from({ length: 200 }, (_, rang) => `2820251108${String(rang).padStart(3, '0')}`).find(essai =>
      cleDuNir(essai).startsWith('0'),
    )
    assert.ok(nir)
    assert.deepEqual(normaliserNir(nir + cleDuNir(nir).slice(1)), { valeur: nir, regle: 'NIR_CLE_COMPLETEE' })
  })

  it('J1 — le NIR d’un compte rendu est masqué', () => {
    assert.equal(masquerNir('2820251108030'), '282••••••••30')
    assert.equal(masquerNir('28202'), '•••••')
  })

  it('B5 — un NIR contredit par le sexe, l’année ou le mois n’est pas cohérent', () => {
    assert.equal(nirCoherent('2820251108030', 'F', '1982-02-01', true), true)
    assert.equal(nirCoherent('2820251108030', 'M', '1982-02-01', true), false)
    assert.equal(nirCoherent('2820251108030', 'F', '1983-02-01', true), false)
    assert.equal(nirCoherent('2820251108030', 'F', '1982-03-01', true), false)
    assert.equal(nirCoherent('2820251108030', 'F', '1982-01-01', false), true)
    assert.equal(nirCoherent('2822099352030', 'F', '1982-03-01', true), true)
    assert.equal(nirCoherent('2820251108030', null, null, true), true)
  })

  it('B1 — un matricule CAF retrouve ses sept chiffres, un matricule MSA reste tel quel', () => {
    verifier<string | null>(
      brut => normaliserMatricule(brut, 'CAF'),
      [
        ['034614500000000', '0346145'],
        ['34614500000000', '0346145', 'MATRICULE_ZERO'],
        ['0346145', '0346145'],
        ['346145', '0346145', 'MATRICULE_ZERO'],
        ['ABC', null, 'ORGANISME_ILLISIBLE'],
        ['', null, 'ORGANISME_ILLISIBLE'],
      ],
    )
    verifier<string | null>(
      brut => normaliserMatricule(brut, 'MSA'),
      [
        ['922016057501584', '922016057501584'],
        ['2881017300120', '2881017300120'],
      ],
    )
  })

  it('B2 — les téléphones d’une cellule s’écrivent au format international', () => {
    verifier<string[]>(normaliserTelephones, [
      ['', []],
      ['+33612345678', ['+33612345678']],
      ['0612345678', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['612345678', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['06.12.34.56.78', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['06 12 34 56 78', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['06-12-34-56-78', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['+33 6 12 34 56 78', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['+33 (0)6 12 34 56 78', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0033612345678', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['33612345678', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0612345678, 0712345678', ['+33612345678', '+33712345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0612345678 / 0712345678', ['+33612345678', '+33712345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0612345678 ou 0712345678', ['+33612345678', '+33712345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0612345678 0712345678', ['+33612345678', '+33712345678'], 'TELEPHONE_INTERNATIONAL'],
      ['06 12 34 56 78 - 07 12 34 56 78', ['+33612345678', '+33712345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0612345678;0612345678', ['+33612345678'], 'TELEPHONE_INTERNATIONAL'],
      ['0692123456', ['+262692123456'], 'TELEPHONE_INTERNATIONAL'],
      ['0639981234', ['+33639981234'], 'TELEPHONE_INTERNATIONAL'],
      ['+32475123456', ['+32475123456']],
      ['appeler le matin', [], 'TELEPHONE_ILLISIBLE'],
      ['06123', [], 'TELEPHONE_ILLISIBLE'],
    ])
    assert.equal(normaliserTelephones('0612345678, 0712').probleme, 'TELEPHONE_ILLISIBLE')
  })

  it('B2 — une adresse électronique se lit en minuscules, ou se tait', () => {
    verifier<string | null>(normaliserCourriel, [
      ['', null],
      ['leo@example.fr', 'leo@example.fr'],
      [' Leo@Example.FR ', 'leo@example.fr', 'COURRIEL_MINUSCULES'],
      ['mailto:leo@example.fr', 'leo@example.fr', 'COURRIEL_MINUSCULES'],
      ['leo@example', null, 'COURRIEL_ILLISIBLE'],
      ['leo example.fr', null, 'COURRIEL_ILLISIBLE'],
      ['<null>', null],
    ])
  })
})
