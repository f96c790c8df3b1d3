import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { minutesDuJour, minutesEntre } from '../../droit/heures.js'
import { estUneSemaine, joursDe, plusSemaines, semaineDe } from '../../droit/semaines.js'
import { type Contexte as ContexteDAbsence, manquesDeLAbsence } from './absence.regles.js'
import { manquesDeLActivite } from './activite.regles.js'
import { attenduDe, compter, type DureeDuContrat } from './compteurs.regles.js'
import { dureesDe } from './duree-du-contrat.js'
import { manquesDeLaDispense } from './dispense.regles.js'
import { etatsSuivants } from './etats.regles.js'
import type { Absence, Activite, ActiviteLue, Dispense, Etat } from './formes.js'
import { lireLeReferentiel } from './referentiel.js'
import { tus } from './activite.depot.js'
import { thematiques, typesDeServices } from './thematiques.js'

const jour = '2026-11-24'
const instant = new Date('2026-11-24T15:30:00+01:00')
const cas = (nom: string) => lireCas(`src/parcours/activites/${nom}.cas.md`)
const atelier: Activite = { ...tus, semaine: '2026-W48', type: 'ATELIER', intitule: 'Atelier' }

/** « jour=2026-11-24 minutesDeclarees=180 » as what it changes; a word alone is true. */
const changes = (texte: string): Record<string, unknown> =>
  Object.fromEntries(
    texte
      .split(' ')
      .filter(Boolean)
      .map(mot => {
        const [champ = '', valeur] = mot.split('=')
        return [champ, valeur === undefined ? true : /^\d+$/.test(valeur) ? Number(valeur) : valeur]
      }),
  )
const pointeurs = (manques: readonly { pointer: string }[]) => [...new Set(manques.map(m => m.pointer))]
const attendus = (pointeur: string | undefined) => (pointeur ? [pointeur] : [])

describe('D5 — La semaine est celle de l’ISO, à Paris', () => {
  for (const { situation, jour: j = '', semaine, du, au, le, de = '', à = '', minutes } of cas('semaines'))
    it(`${situation} : ${semaine ?? minutes ?? 'rien'}`, () => {
      if (le !== undefined) return assert.equal(minutesEntre(le, de, à), minutes ? Number(minutes) : null)
      assert.equal(semaineDe(j), semaine)
      assert.deepEqual(joursDe(semaineDe(j)), { du, au })
    })

  it('chaque jour de quarante ans est d’une semaine et d’une seule, sept jours y mènent, et elles se suivent', () => {
    let [lundi, semaine] = ['2009-12-28', '2009-W53']
    while (lundi < '2050') {
      const { du, au } = joursDe(semaine)
      assert.deepEqual([du, estUneSemaine(semaine), semaineDe(du), semaineDe(au)], [lundi, true, semaine, semaine])
      semaine = plusSemaines(semaine, 1)
      lundi = joursDe(semaine).du
      assert.equal(new Date(`${lundi}T00:00:00Z`).getTime() - new Date(`${du}T00:00:00Z`).getTime(), 7 * 86_400_000)
    }
  })

  it('une année sans semaine 53 le dit', () => {
    const avec53 = Array.from({ length: 40 }, (_, i) => String(2010 + i)).filter(a => estUneSemaine(`${a}-W53`))
    assert.deepEqual(avec53, ['2015', '2020', '2026', '2032', '2037', '2043', '2048'])
  })

  it('un jour a 23, 24 ou 25 heures', () => {
    assert.deepEqual(['2026-03-29', '2026-11-24', '2026-10-25'].map(minutesDuJour), [23 * 60, 24 * 60, 25 * 60])
  })
})

describe('D5, D7 — Ce qu’une activité doit dire', () => {
  for (const { situation, change = '', déjà, 'à reprendre': pointeur } of cas('activite'))
    it(`${situation} : ${pointeur || 'rien à reprendre'}`, () => {
      const autres = déjà ? [{ ...atelier, ...changes(déjà) }] : []
      const { ecartee, ...dite } = changes(change)
      const ecartees = typeof ecartee === 'string' ? [{ type: ecartee, organisation: 'Le Nord', acte: 'délibération' }] : []
      const manques = manquesDeLActivite({ ...atelier, ...dite }, { avant: undefined, autres, ecartees, instant, jour })
      assert.deepEqual(pointeurs(manques), attendus(pointeur), JSON.stringify(manques))
    })

  it('ce qui ne change pas n’est pas repris : déclarer une preuve sur une semaine devenue trop pleine reste possible', () => {
    const pleine = { ...atelier, minutesDeclarees: 2880, semaine: '2026-W40' }
    const autres = [{ ...pleine }]
    assert.deepEqual(manquesDeLActivite({ ...pleine, preuve: 'Attestation' }, { avant: pleine, autres, instant, jour }), [])
  })
})

const heures = (h: string | undefined) => (h === 'non' ? null : Number(h) * 60)

describe('D5 — Combien d’heures une semaine demande, et combien y ont été faites', () => {
  for (const { situation, contrats = '', dispenses = '', régime, heures: h, etat, depuis = '', demande = '', ...autres } of cas(
    'attendu',
  )) {
    if (etat !== undefined) {
      it(`un contrat ${situation} : ${demande || 'rien'}`, () => {
        const lues = dureesDe([{ etat, depuis, signeLe: autres['signé le'] || null, heuresHebdomadaires: h ? Number(h) : null }])
        assert.equal(lues.map(d => `${d.du} ${d.minutes ?? 'non'} ${d.au ?? '—'}`).join(), demande)
      })
      continue
    }
    it(`${situation} : ${régime}${h ? `, ${h} h` : ''}`, () => {
      const periodes = (texte: string) =>
        texte
          .split(', ')
          .filter(Boolean)
          .map(p => {
            const [du = '', duree, au = null] = p.split(' ')
            return { du, au, minutes: heures(duree) }
          })
      const attendu = attenduDe('2026-W48', {
        contrats: periodes(contrats) as DureeDuContrat[],
        dispenses: periodes(dispenses) as Dispense[],
      })
      assert.deepEqual([attendu.regime, attendu.minutes], [régime, h ? Number(h) * 60 : null])
    })
  }

  it('des heures validées plus tard comptent dans la semaine où elles ont été faites ; le passage d’une année à l’autre ne perd rien', () => {
    const faite = (semaine: string, etat: Etat, minutesDeclarees: number | null, minutesValidees: number | null) => ({
      ...atelier,
      semaine,
      etat,
      minutesPrevues: 180,
      minutesDeclarees,
      minutesValidees,
      valideeLe: '2027-02-01',
    })
    const compteurs = compter(
      [
        faite('2026-W52', 'VALIDEE', 180, 180),
        faite('2026-W53', 'DECLAREE', 120, null),
        faite('2026-W53', 'CORRIGEE', 240, 200),
        faite('2026-W53', 'ANNULEE', null, null),
        faite('2027-W01', 'PREVUE', null, null),
        faite('2027-W01', 'REFUSEE', 60, 0),
      ],
      { contrats: [], dispenses: [] },
      { de: '2026-W52', a: '2027-W02' },
    )
    assert.deepEqual(
      compteurs.map(c => [c.semaine, c.prevues, c.declarees, c.validees, c.aValider]),
      [
        ['2027-W02', 0, 0, 0, 0],
        ['2027-W01', 360, 60, 0, 0],
        ['2026-W53', 360, 360, 200, 1],
        ['2026-W52', 180, 180, 180, 0],
      ],
    )
  })
})

describe('D7 — Une absence, sa raison, son appréciation', () => {
  const noteeLe = '2026-11-12'
  const absence: Absence = {
    jour: '2026-11-12',
    semaine: '2026-W46',
    activite: null,
    intitule: 'Atelier',
    signaleePar: 'professionnel',
    noteeLe,
    motif: null,
    explication: null,
    reponduLe: null,
    piecesJointes: null,
    retiree: false,
    legitime: null,
    motivation: null,
    apprecieLe: null,
    appreciePar: null,
  }
  const base: ActiviteLue = { ...atelier, semaine: '2026-W46', numero: 1, version: 1 }
  const activites: ActiviteLue[] = [
    { ...base, jour: '2026-11-12' },
    { ...base, numero: 2 },
    { ...base, numero: 3, jour: '2026-11-12', minutesValidees: 60 },
  ]
  function enEtat(texte: string): Absence & { par: ContexteDAbsence['par'] } {
    const { par = 'professionnel', notee = noteeLe, legitime, pourquoi, explication, notée: _, ...reste } = changes(texte)
    const j = typeof reste.jour === 'string' ? reste.jour : absence.jour
    return {
      ...absence,
      ...reste,
      semaine: semaineDe(j),
      noteeLe: String(notee),
      explication: explication ? 'Le bus n’est pas passé.' : null,
      legitime: legitime === undefined ? null : legitime === 'oui',
      motivation: pourquoi ? 'Parce que rien ne l’empêchait de venir.' : null,
      par: par as ContexteDAbsence['par'],
    }
  }
  for (const { situation, avant, après = '', 'à reprendre': pointeur } of cas('absence'))
    it(`${situation} : ${pointeur || 'rien à reprendre'}`, () => {
      const { par, ...a } = enEtat(après)
      const manques = manquesDeLAbsence(a, { avant: avant ? enEtat(avant) : undefined, activites, jour, par })
      assert.deepEqual(pointeurs(manques), attendus(pointeur), JSON.stringify(manques))
    })
})

describe('D5 — Dispenser d’heures', () => {
  const dispense: Dispense = {
    du: '2026-11-23',
    au: '2026-12-31',
    minutes: 420,
    motif: 'PARENT_ISOLE_SANS_GARDE',
    precisions: null,
    demande: null,
    motivation: null,
    decideeLe: jour,
  }
  const enEtat = (texte: string): Dispense => {
    const { heures: h, precisions, oui: _, ...reste } = changes(texte)
    return {
      ...dispense,
      ...reste,
      ...(h === undefined ? {} : { minutes: heures(typeof h === 'number' ? `${h}` : 'non') }),
      precisions: precisions ? 'En attente d’une place.' : null,
    }
  }
  for (const { situation, contrat, avant, dispense: d = '', 'à reprendre': pointeur } of cas('dispense'))
    it(`${situation} : ${pointeur || 'rien à reprendre'}`, () => {
      const contrats = contrat ? [{ du: '2026-11-02', au: null, minutes: heures(contrat) }] : []
      const manques = manquesDeLaDispense(enEtat(d), { avant: avant ? enEtat(avant) : undefined, demande: undefined, contrats, jour })
      assert.deepEqual(pointeurs(manques), attendus(pointeur), JSON.stringify(manques))
    })
})

describe('D5 — La table des états se tient', () => {
  it('une activité annulée ne bouge plus, et chaque refus est une phrase', () => {
    assert.ok(Object.values(etatsSuivants.ANNULEE).every(s => 'refus' in s))
    for (const suites of Object.values(etatsSuivants))
      for (const s of Object.values(suites)) if ('refus' in s) assert.match(s.refus, /^[A-ZÀÉ].+\.$/)
  })
})

const publies = new URL('../../../../../shared/donnees/data-inclusion-v1/extra/', import.meta.url)
describe('D6 — Le référentiel des actions et des services', () => {
  it('chaque thématique a une sorte d’activité, et chaque sorte son texte', () => {
    const { thematiques: lues, types, motifsDeDispense } = lireLeReferentiel(jour)
    assert.equal(lues.length, 69)
    for (const { activite } of lues) assert.ok(types.some(t => t.code === activite && t.refus === null))
    for (const { texte } of [...types, ...motifsDeDispense]) assert.match(texte, /^code du travail, art\. L\. 5411-6$/)
  })

  it('les thématiques et les services sont ceux que publie data.inclusion', {
    skip: !existsSync(publies) && 'référentiel publié absent',
  }, () => {
    const lire = (nom: string) => (JSON.parse(readFileSync(new URL(nom, publies), 'utf8')) as { value: string }[]).map(x => x.value)
    assert.deepEqual(
      thematiques.map(([c]) => c),
      lire('thematiques.json'),
    )
    assert.deepEqual(
      typesDeServices.map(([c]) => c),
      lire('types-de-services.json'),
    )
  })
})
