import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { quiApprecie, type Suivi } from './appreciateur.regles.js'
import { comparer } from './conformite.regles.js'
import type { Offre, Projet, Salaire } from './formes.js'
import { manquesPourEtreRetenu } from './ore.regles.js'
import { type Contexte, manquesDuProjet } from './projet.regles.js'
import { compterLesRefus, manquesDeLOffre } from './refus.regles.js'

const jour = '2026-11-24'
const complet: Projet = {
  intitule: 'Aide ménager / Aide ménagère à domicile',
  typologie: 'MR',
  codeRome: 'K1304',
  codeAppellation: null,
  etat: 'EN_COURS',
  prioritaire: true,
  experience: null,
  contrats: ['CDI', 'CDD'],
  tempsDeTravail: 'PLEIN',
  zone: { territoires: [{ genre: 'commune', code: '59350', libelle: 'Lille' }], rayonKm: 15 },
  mobileALEtranger: false,
  salaire: { montant: 12.5, base: 'HORAIRE' },
  salairePratique: { montant: 12.6, base: 'HORAIRE', source: 'Offres du bassin' },
  retenuOre: true,
  besoins: [],
  origine: 'professionnel',
}
const offre: Offre = {
  projet: 1,
  intitule: 'Aide à domicile',
  codeRome: 'K1304',
  lieu: { code: '59350', libelle: 'Lille' },
  contrat: 'CDI',
  tempsDeTravail: 'PLEIN',
  salaire: { montant: 12.6, base: 'HORAIRE' },
  proposeeLe: '2026-11-10',
  reponse: 'EN_ATTENTE',
  reponduLe: null,
  motifDuRefus: null,
  explication: null,
  observations: null,
  conformite: { verdict: 'conforme', elements: [], regles: '2025-1' },
  legitime: null,
  motivation: null,
  apprecieLe: null,
}

/** « salaire=12.02/HORAIRE zone=departement/59/rien » as what it changes. */
function changes(texte: string): Record<string, unknown> {
  const lire = (champ: string, valeur: string): unknown => {
    if (champ === 'contrats') return []
    if (valeur === 'rien') return null
    if (champ === 'retenuOre') return valeur !== 'non'
    if (champ === 'lieu') return { code: valeur, libelle: valeur }
    const [un = '', deux = '', trois] = valeur.split('/')
    if (champ === 'zone')
      return { territoires: [{ genre: un, code: deux, libelle: deux }], rayonKm: trois === 'rien' ? null : Number(trois) }
    return champ.startsWith('salaire') ? ({ montant: Number(un), base: deux } as Salaire) : valeur
  }
  return Object.fromEntries([...texte.matchAll(/(\w+)=(\S+)/g)].map(([, champ = '', valeur = '']) => [champ, lire(champ, valeur)]))
}

describe('D2 — Ce qu’un projet doit dire pour définir l’offre raisonnable d’emploi', () => {
  for (const { situation, change = '', 'à reprendre': pointeur } of lireCas('src/parcours/projet/ore.cas.md'))
    it(`${situation} : ${pointeur || 'il peut être retenu'}`, () => {
      const { autre, ...siens } = changes(change)
      const autres = autre ? [{ ...complet, etat: autre === 'retenu' ? ('EN_COURS' as const) : ('ABANDONNE' as const) }] : []
      const manques = manquesPourEtreRetenu({ ...complet, ...siens }, autres, jour)
      assert.deepEqual([...new Set(manques.map(m => m.pointer))], pointeur ? [pointeur] : [], JSON.stringify(manques))
    })
})

describe('D2 — Un projet dit un métier et des lieux qui existent, et ne change que par qui le peut', () => {
  const contexte: Contexte = {
    avant: undefined,
    autres: [],
    jour,
    estNational: t => t.libelle !== 'Bruxelles',
    romeDe: a => ({ '10857': 'K1304' })[a],
    metierConnu: c => c === 'K1304',
    besoinConnu: c => c === '9',
    par: 'professionnel',
  }
  const libre = { ...complet, retenuOre: false }
  const lieu = { genre: 'commune' as const, code: '99999', libelle: 'Bruxelles' }
  // biome-ignore format: a table is read in columns
  const situations: readonly [situation: string, projet: Projet, contexte: Partial<Contexte>, pointeur: string | null][] = [
    ['un métier connu',                              libre,                                             {}, null],
    ['un code ROME inconnu',                         { ...libre, codeRome: 'K9999' },                   {}, '/codeRome'],
    ['un code ROME inconnu, sans répertoire chargé', { ...libre, codeRome: 'K9999' },                   { romeDe: null }, null],
    ['une appellation de ce métier',                 { ...libre, codeAppellation: '10857' },            {}, null],
    ['une appellation inconnue',                     { ...libre, codeAppellation: '99999' },            {}, '/codeAppellation'],
    ['à définir, avec un métier',                    { ...libre, typologie: 'PM' },                     {}, '/typologie'],
    ['une zone à l’étranger',                        { ...libre, zone: { territoires: [lieu], rayonKm: null } }, {}, '/zone/territoires/0'],
    ['un besoin inconnu',                            { ...libre, besoins: [{ code: '7', valeur: 'BESOIN' }] },   {}, '/besoins/0/code'],
    ['un besoin dit deux fois',                      { ...libre, besoins: [{ code: '9', valeur: 'BESOIN' }, { code: '9', valeur: 'POINT_FORT' }] }, {}, '/besoins/1'],
    ['la personne propose',                          { ...libre, origine: 'personne' },                 { par: 'personne' }, null],
    ['elle corrige ce qu’elle a proposé',            { ...libre, origine: 'personne' },                 { par: 'personne', avant: { ...libre, origine: 'personne' } }, null],
    ['elle corrige ce que son référent a écrit',     libre,                                             { par: 'personne', avant: libre }, null],
    ['elle corrige ce qui a été retenu',             complet,                                           { par: 'personne', avant: { ...complet, origine: 'personne' } }, '/retenuOre'],
    ['un professionnel le corrige',                  complet,                                           { avant: complet }, null],
  ]
  for (const [situation, projet, reste, pointeur] of situations)
    it(`${situation} : ${pointeur ?? 'rien à reprendre'}`, () => {
      assert.deepEqual(
        manquesDuProjet(projet, { ...contexte, ...reste }).map(m => m.pointer),
        pointeur ? [pointeur] : [],
      )
    })
})

describe('D8 — Une offre et l’offre raisonnable d’emploi, élément par élément', () => {
  const situer = (commune: string) => ({
    departement: commune.slice(0, 2),
    region: ['59', '62'].includes(commune.slice(0, 2)) ? '32' : '11',
  })
  for (const cas of lireCas('src/parcours/projet/conformite.cas.md'))
    it(`${cas.situation} : ${cas.verdict}${cas.élément ? ` (${cas.élément})` : ''}`, () => {
      const { verdict, elements } = comparer(
        { ...offre, ...changes(cas.offre ?? '') },
        { ...complet, ...changes(cas.retenu ?? '') },
        situer,
      )
      assert.equal(verdict, cas.verdict, JSON.stringify(elements))
      assert.deepEqual(
        elements.filter(e => e.verdict !== 'conforme').map(e => e.element),
        cas.élément ? [cas.élément] : [],
      )
    })
})

describe('D8 — Refuser une offre, apprécier un refus', () => {
  function etat(texte: string): Offre {
    const { motif, repondu, proposee, legitime } = changes(texte)
    const verdict = /\b(non-conforme|sans-ore|a-apprecier)\b/.exec(texte)?.[1] ?? 'conforme'
    return {
      ...offre,
      reponse: (texte.split(' ')[0] ?? 'EN_ATTENTE') as Offre['reponse'],
      motifDuRefus: (motif ?? null) as Offre['motifDuRefus'],
      reponduLe: (repondu ?? null) as string | null,
      proposeeLe: (proposee ?? offre.proposeeLe) as string,
      observations: texte.includes('entendue') ? 'Je n’ai pas de garde le soir.' : null,
      conformite: { ...offre.conformite, verdict: verdict as Offre['conformite']['verdict'] },
      legitime: legitime === undefined ? null : legitime === 'oui',
      motivation: texte.includes('pourquoi') ? 'Parce que les horaires étaient ceux demandés.' : null,
    }
  }
  for (const { situation, avant, après = '', 'à reprendre': pointeur } of lireCas('src/parcours/projet/refus.cas.md'))
    it(`${situation} : ${pointeur || 'rien à reprendre'}`, () => {
      const manques = manquesDeLOffre(etat(après), avant ? etat(avant) : undefined, { projetEnCours: après !== 'sans-projet', jour })
      assert.deepEqual(
        manques.map(m => m.pointer),
        pointeur ? [pointeur] : [],
        JSON.stringify(manques),
      )
    })

  it('les refus sans motif légitime se comptent dans leur ordre, à la date dite ; un refus légitime ou à apprécier ne compte pas', () => {
    const refusee = (legitime: boolean | null, apprecieLe: string | null): Offre => ({ ...offre, reponse: 'REFUSEE', legitime, apprecieLe })
    const offres = [refusee(false, '2026-11-20'), refusee(true, '2026-11-01'), refusee(null, null), refusee(false, '2026-10-02')]
    assert.deepEqual(
      compterLesRefus(offres, jour).sansMotifLegitime.map(r => r.apprecieLe),
      ['2026-10-02', '2026-11-20'],
    )
    assert.equal(compterLesRefus(offres, jour).atteint, true)
    assert.equal(compterLesRefus(offres, '2026-11-19').atteint, false)
  })
})

describe('D8 — Qui apprécie un refus', () => {
  for (const { situation, suivis = '', compétent } of lireCas('src/parcours/projet/appreciateur.cas.md'))
    it(`${situation} : ${compétent || 'personne'}`, () => {
      const lus = suivis.split(', ').flatMap((s): Suivi[] => {
        const [organisation = '', motif = '', du = '2026-01-01', au = null] = s.split(' ')
        const type = organisation.replace(/\d+$/, '') as Suivi['type']
        return organisation ? [{ organisation, structure: null, type, motif: motif as Suivi['motif'], du, au }] : []
      })
      assert.equal(quiApprecie(lus, jour)?.organisation ?? '', compétent)
    })
})
