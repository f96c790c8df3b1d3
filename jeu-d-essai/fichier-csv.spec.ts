import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { lireContrats } from '../src/flux/contrats/lire.js'
import type { ElementDeFichier, RejetCsv } from '../src/flux/csv/element.js'
import type { Anomalie } from '../src/flux/motifs.js'
import type { Lignage } from '../src/flux/foyer.js'
import { type Jeune, lireMissionLocale } from '../src/flux/mission-locale/lire.js'
import type { DefautCsvPlante, FormeCsv } from './fichier/csv.js'
import { DEFAUTS_CONTRATS, fichierContrats } from './fichier-contrats.js'
import { DEFAUTS_MISSION_LOCALE, fichierMissionLocale } from './fichier-mission-locale.js'

const jour = '2026-01-31'

type Lue = { anomalies: Anomalie[]; lignage: Lignage[] } | RejetCsv

/** Every planted defect is told at its line, with its reason; nothing else is. */
const confronter = (lues: Map<number, Lue>, plantes: readonly DefautCsvPlante[]): void => {
  for (const { ligne, defaut, motifAttendu, regleAttendue, gravite } of plantes) {
    const lue = lues.get(ligne)
    assert.ok(lue, `${defaut} à la ligne ${ligne}`)
    lues.delete(ligne)
    const codes = lue.anomalies.map(({ code }) => code)
    assert.equal('motif' in lue ? lue.motif : null, gravite === 'rejet' ? motifAttendu : null, `${defaut} : ${codes.join()}`)
    if (motifAttendu === null) assert.deepEqual(codes, [], defaut)
    else assert.ok(codes.includes(motifAttendu), `${defaut} : ${codes.join()}`)
    if (regleAttendue !== null && 'lignage' in lue)
      assert.deepEqual(
        lue.lignage.map(({ regle }) => regle),
        [regleAttendue],
        defaut,
      )
  }
  for (const [ligne, lue] of lues) assert.deepEqual([lue.anomalies, 'lignage' in lue ? lue.lignage : lue], [[], []], `ligne ${ligne}`)
}

const FORMES: readonly FormeCsv[] = [
  {},
  { separateur: ',', finDeLigne: '\r\n', encodage: 'windows-1252' },
  { separateur: '\t', finDeLigne: 'mixte', bom: true, entetesSales: true },
  { separateur: '|', encodage: 'windows-1252', entetesSales: true },
]

describe('B2 — fichiers CSV', () => {
  for (const [rang, forme] of FORMES.entries()) {
    it(`B2 — mission locale : chaque défaut se dit à sa ligne, les autres jeunes passent (forme ${rang + 1})`, async () => {
      const defauts = DEFAUTS_MISSION_LOCALE.length
      const { octets, plantes, bilan } = fichierMissionLocale({ graine: 3, taille: defauts * 8, defauts, forme, jour })
      const lues = new Map<number, Lue>()
      let jeunes = 0
      for await (const element of lireMissionLocale(octets, { jour })) {
        if (element.type === 'rejet') lues.set(element.ligne, element)
        if (element.type === 'ligne') {
          jeunes++
          lues.set(element.ligne, element.jeune)
          assert.ok(['CEJ', 'PACEA', null].includes(element.jeune.dispositif))
        }
      }
      assert.deepEqual(new Set(plantes.map(({ defaut }) => defaut)), new Set(DEFAUTS_MISSION_LOCALE))
      const redites = plantes.filter(({ defaut }) => defaut === 'ligneRedite' || defaut === 'courrielPartage').length
      assert.equal(jeunes, bilan.lignes + redites - plantes.filter(({ gravite }) => gravite === 'rejet').length)
      confronter(lues, plantes)
    })

    it(`B4 — contrats préexistants : chaque défaut se dit à sa ligne, les autres passent (forme ${rang + 1})`, async () => {
      const defauts = DEFAUTS_CONTRATS.length
      const { octets, plantes } = fichierContrats({ graine: 5, taille: defauts * 8, defauts, forme, jour })
      const lues = new Map<number, Lue>()
      for await (const element of lireContrats(octets, { jour })) {
        if (element.type === 'rejet') lues.set(element.ligne, element)
        if (element.type === 'ligne') lues.set(element.ligne, element.contrat)
      }
      assert.deepEqual(new Set(plantes.map(({ defaut }) => defaut)), new Set(DEFAUTS_CONTRATS))
      confronter(lues, plantes)
    })
  }

  it('B4 — la lecture reprise après une ligne donne la suite, répétitions des premières lignes comprises', async () => {
    const lire = async (depuis: number) => {
      const defauts = DEFAUTS_MISSION_LOCALE.length
      const { octets } = fichierMissionLocale({ graine: 3, taille: defauts * 2, defauts, jour })
      const elements: ElementDeFichier<{ jeune: Jeune }>[] = []
      for await (const element of lireMissionLocale(octets, { jour, depuis })) elements.push(element)
      return elements
    }
    const entier = await lire(0)
    for (const depuis of [1, 20, 61]) {
      assert.deepEqual(
        await lire(depuis),
        entier.filter(element => !('rang' in element) || element.rang >= depuis),
      )
    }
  })

  it('B5 — deux homonymes nés le même jour restent deux personnes dès que leurs NIR diffèrent', async () => {
    const entete = 'Nom;Prénom;Date de naissance;NIR;Date d’ouverture\n'
    const ligne = (nir: string) => `Roy;Zoé;2004-02-01;${nir};2025-09-01\n`
    const octets = Buffer.from(entete + ['2040259350001', '2040259350002', '', '2040259350001', ''].map(ligne).join(''))
    const types: string[] = []
    for await (const element of lireMissionLocale(Readable.from([octets]), { jour })) {
      types.push(element.type === 'rejet' ? `${element.ligne} ${element.motif}` : element.type)
    }
    assert.deepEqual(types, ['entete', 'ligne', 'ligne', 'ligne', '5 LIGNE_EN_DOUBLE', '6 LIGNE_EN_DOUBLE', 'fin'])
  })

  it('B2 — une mission locale nomme ses colonnes à sa façon', async () => {
    const entetes = { nom: 'Jeune', dateOuverture: 'Entré le' }
    const { octets } = fichierMissionLocale({ graine: 3, taille: 5, entetes, jour })
    let jeunes = 0
    for await (const element of lireMissionLocale(octets, { jour, colonnes: entetes })) if (element.type === 'ligne') jeunes++
    assert.equal(jeunes, 5)
  })
})
