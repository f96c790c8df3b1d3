import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { manquesDeSante, manquesDuDiagnostic } from './diagnostic.regles.js'
import type { Contrainte } from './formes.js'
import { referentielEnVigueur, referentiels } from './referentiel.js'
import { reglesDeSuggestion } from './suggestions.js'
import { suggerer } from './suggestions.regles.js'

const jour = '2026-11-24'
const r = referentielEnVigueur(jour)

type Element = { code: string | null; libelle: string; valeur: never }
/** « s7=OUI », « o« Réparer son vélo »=EN_COURS »: by code, or by label alone. */
const elements = (texte: string, nature: 's' | 'o'): Element[] =>
  [...texte.matchAll(new RegExp(`\\b${nature}(\\d+|« [^»]+ »)=(\\w+)`, 'g'))].map(([, nom = '', valeur = '']) =>
    nom.startsWith('«')
      ? { code: null, libelle: nom.slice(2, -2), valeur: valeur as never }
      : { code: nom, libelle: `libellé ${nom}`, valeur: valeur as never },
  )

function contrainte(texte: string): [string, Contrainte] {
  const [champ = '', valeur = ''] = texte.split(' ')
  return [
    champ,
    {
      valeur: valeur as Contrainte['valeur'],
      impact: 'NON_RENSEIGNE',
      prioritaire: false,
      situations: elements(texte, 's'),
      objectifs: elements(texte, 'o'),
    },
  ]
}

function diagnostic(dit: string): Record<string, unknown> {
  const parties = dit.split(', ')
  const sans = parties.find(p => p.startsWith('sans contrainte'))
  return {
    ...Object.fromEntries(parties.filter(p => p !== sans).map(contrainte)),
    ...(sans && { sansContrainte: { declare: true, le: sans.slice(-10) } }),
  }
}

function sante(dit: string): Record<string, unknown> {
  const [impact = '', ...suite] = dit.split(', ')
  return {
    impact: impact.replace('impact ', ''),
    situations: suite.flatMap(s => elements(s, 's').map(e => ({ ...e, contrainte: s.split(' ')[0] }))),
    objectifs: suite.flatMap(s => elements(s, 'o')),
  }
}

describe('D1 — Ce qu’un diagnostic ne peut pas dire', () => {
  for (const { titre, dit = '', 'à reprendre': pointeur } of lireCas('src/parcours/diagnostic/diagnostic.cas.md'))
    it(`${titre}, ${dit} : ${pointeur || 'rien à reprendre'}`, () => {
      const manques = titre === 'santé' ? manquesDeSante(sante(dit), r) : manquesDuDiagnostic(diagnostic(dit), r, jour)
      assert.deepEqual(
        manques.map(m => m.pointer),
        pointeur ? [pointeur] : [],
        JSON.stringify(manques),
      )
    })

  it('dans chaque version, une clé (contrainte, nature, code) et une clé (contrainte, nature, libellé) ne servent qu’une fois', () => {
    for (const { lignes, contraintes, besoins, thematiques } of referentiels) {
      const cles = lignes.flatMap(([c, n, code, , libelle]) => [...(code ? [`${c} ${n} ${code}`] : []), `${c} ${n} ${libelle}`])
      assert.equal(new Set(cles).size, cles.length)
      assert.deepEqual(
        [...new Set(lignes.map(([c]) => c))],
        contraintes.map(c => c.code),
      )
      const ranges = [...thematiques.flatMap(t => t.besoins), '7']
      assert.deepEqual(
        ranges.toSorted((a, b) => Number(a) - Number(b)),
        Object.keys(besoins),
      )
    }
  })
})

describe('D1, D6 — Les services que suggèrent les objectifs', () => {
  const champDe = (code: string) => r.contraintes.find(c => c.code === code)?.champ ?? assert.fail(code)
  for (const { objectifs = '', suggestions = '' } of lireCas('src/parcours/diagnostic/suggestions.cas.md'))
    it(`${objectifs} : ${suggestions || 'aucun'}`, () => {
      const donnees: Record<string, Contrainte> = {}
      for (const o of objectifs.split(', ')) {
        const [code = ''] = o.split(' ')
        const valeur = o.split(' ').at(-1)
        const nom = o.slice(code.length + 1, o.length - (valeur?.length ?? 0) - 1)
        const [champ, c] = contrainte(`${champDe(code)} OUI o${nom}=${valeur}`)
        donnees[champ] = { ...c, objectifs: [...(donnees[champ]?.objectifs ?? []), ...c.objectifs] }
      }
      const trouvees = suggerer(donnees, r, jour)
      assert.deepEqual(trouvees.map(s => s.thematique).toSorted(), suggestions === '' ? [] : suggestions.split(', ').toSorted())
      for (const s of trouvees) assert.ok(s.parceQue.length > 0 && s.regles === '2026-1' && s.libelle !== s.thematique)
    })

  it('chaque objectif du tableau est un objectif du référentiel, chaque thématique a son libellé', () => {
    for (const { table, libelles } of reglesDeSuggestion)
      for (const [c, objectif, thematique] of table) {
        assert.ok(
          r.lignes.some(([x, n, , , libelle]) => x === c && n === 'objectif' && libelle === objectif),
          objectif,
        )
        assert.ok(libelles[thematique], thematique)
      }
  })
})
