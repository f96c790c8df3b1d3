import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cas, lireCas } from '../../../outils/cas.js'
import { categorieApresOrientation, type Orientee } from './categorie-apres-orientation.regles.js'
import { type DecisionDInscription, type Inscription, inscrireDuFaitDuRsa, inscrireParLaMissionLocale } from './inscription.regles.js'

function presenteDe(texte: string | undefined): Inscription | null {
  if (!texte) return null
  const [statut, categorie, origine, date, motifFin = null] = texte.split(' ')
  return { statut, categorie, origine, motif: null, dateInscription: date, dateEffetStatut: date, motifFin } as Inscription
}

function dire(d: DecisionDInscription): string {
  if (!('inscription' in d)) return `${d.effet} ${d.pourquoi}`
  const { statut, categorie, origine, dateEffetStatut, motifFin } = d.inscription
  return [d.effet, statut, categorie, origine, dateEffetStatut, motifFin].filter(x => x !== null).join(' ')
}

function duFaitDuRsa(cas: Cas): string {
  const autre = cas.autre ?? ''
  const [, dateFin = null, motifFin = null] = /fin (\S+) (\w+)/.exec(autre) ?? []
  const invalidite = /invalidité (\d)/.exec(autre)?.[1]
  return dire(
    inscrireDuFaitDuRsa({
      regime: autre.includes('MSA') ? 'MSA' : 'CAF',
      role: cas.rôle === 'conjoint' ? 'conjoint' : 'demandeur',
      droit: cas.droit as 'ouvert',
      dateDemande: cas.demande || '2026-11-02',
      dateFin,
      motifFin,
      autreDroit: autre.includes('autre droit'),
      dateNaissance: cas['née le'] || '1990-05-12',
      categorieInvalidite: invalidite ? Number(invalidite) : null,
      dureeTauxPleinAcquise: autre.includes('durée acquise') || null,
      presente: presenteDe(cas.présente),
      jour: '2026-11-30',
    }),
  )
}

describe('B2, B3 — L’inscription du fait du RSA, situation par situation', () => {
  for (const cas of lireCas('src/parcours/inscription/inscription.cas.md'))
    it(`${cas.titre} : ${cas.situation}`, () => assert.equal(duFaitDuRsa(cas), cas.effet))
})

describe('B2 — L’inscription des jeunes qui sollicitent une mission locale', () => {
  for (const cas of lireCas('src/parcours/inscription/inscription-jeunes.cas.md'))
    it(String(cas.situation), () => {
      const presente = presenteDe(cas.présente)
      const demande = { dateOuverture: String(cas.ouverture), dateNaissance: String(cas['née le']), presente }
      assert.equal(dire(inscrireParLaMissionLocale(demande)), cas.effet)
    })
})

describe('B3, C3 — La catégorie après une orientation, situation par situation', () => {
  for (const cas of lireCas('src/parcours/inscription/categorie-apres-orientation.cas.md'))
    it(`${cas.titre} : ${cas.situation}`, () => {
      const [periode, categorie = null] = (cas.déclaré ?? '').split(' ')
      const elle = {
        statut: cas.statut,
        categorie: cas.catégorie || null,
        parcours: cas.parcours,
        situationProfessionnelle: cas.réponse || null,
        declaration: periode ? { periode, categorie } : null,
      } as Orientee
      const suite = categorieApresOrientation(elle, '2026-11-28')
      assert.equal(suite.effet === 'changer' ? `${suite.categorie} (${suite.pourquoi})` : suite.effet, cas.effet)
    })
})
