import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { lireCas } from '../../../outils/cas.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { arriveeDUnDroit } from './arrivee-d-un-droit.regles.js'
import { competence } from './competence.regles.js'
import { type Criteres, criteres, criteresDeSante, libellesDesReponses, manquants, obligatoires } from './criteres.js'
import { entreeSurLaListe } from './entree-sur-la-liste.regles.js'
import { proposer } from './proposition.regles.js'
import { motifsDeSortie } from './nomenclatures.js'
import { jourDuReexamen } from './reexamen.regles.js'
import { sortieDuParcours } from './sortie-du-parcours.regles.js'
import { tableAu } from './table-de-decision.js'

const jour = '2026-11-27'
const sansDifficulte: Criteres = {
  situationProfessionnelle: 'EN_ACTIVITE',
  typeEmploi: 'AUTRE',
  niveauEtude: 'NV4',
  projetPro: 'SALARIAT',
  contrainteLogement: 'AUCUNE',
  contrainteMobilite: 'AUCUNE',
  contrainteFamiliale: 'AUCUNE',
  contrainteFinanciere: 'AUCUNE',
  contrainteNumerique: 'AUCUNE',
  contrainteAdministrativeJuridique: 'AUCUNE',
  contrainteFrancaisCalcul: 'AUCUNE',
  brsa: false,
  capaciteATravailler: true,
  contrainteSante: 'AUCUNE',
  boe: false,
  baeeh: false,
  scolariteEtablissementSpecialise: false,
  esat: false,
  boeSouhaitAccompagnement: false,
}
const tous: Record<string, { schema: z.ZodType }> = { ...criteres, ...criteresDeSante }

/** The answers of a row; a code that does not exist is a mistake of the table, and is said. */
function reponses(texte: string): Criteres {
  const dites = texte.split(' ').filter(r => r.includes('='))
  const changees = dites.map((r): [string, unknown] => {
    const [critere = '', valeur = ''] = r.split('=')
    const lue = valeur === 'oui' ? true : valeur === 'non' ? false : valeur === '' ? undefined : valeur
    return [critere, lue === undefined ? lue : (tous[critere]?.schema.parse(lue) ?? assert.fail(critere))]
  })
  return { ...sansDifficulte, ...Object.fromEntries(changees) }
}

describe('C1 — La table de décision propose, situation par situation, et dit pourquoi', () => {
  for (const cas of lireCas('src/parcours/orientation/proposition.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const texte = cas['réponses'] ?? ''
      const situation = { dateNaissance: cas['née le'] ?? '', solliciteLaMissionLocale: texte.split(' ').includes('ml'), jour }
      const c = reponses(texte)
      const p = proposer(c, situation, tableAu(jour))
      assert.deepEqual(
        [p.explication.map(e => e.regle).join(' '), p.parcours, p.organisme],
        [cas['règle'], cas['parcours'], cas['organisme']],
      )
      for (const e of p.explication) for (const r of e.reponses) assert.equal(r.valeur, c[r.critere])
    })

  it('la table en vigueur répond à toute combinaison de réponses, et toujours par une phrase', () => {
    const hasard = creerHasard(20_261_127)
    const tirer = (schema: z.ZodType) => {
      return hasard.parmi<unknown>(schema instanceof z.ZodEnum ? schema.options : [true, false])
    }
    for (let n = 0; n < 20_000; n++) {
      const c = Object.fromEntries(Object.entries(tous).map(([nom, { schema }]) => [nom, tirer(schema)])) as Criteres
      const p = proposer(c, { dateNaissance: '1990-05-12', solliciteLaMissionLocale: hasard.reel() < 0.5, jour }, tableAu(jour))
      assert.ok(p.parcours !== 'IND' && p.explication.every(e => e.phrase !== ''))
      assert.ok((p.explication[0]?.reponses.length ?? 0) > 0, 'les réponses qui ont mené là')
    }
  })

  it('chaque critère obligatoire qui manque est nommé ; chaque réponse a son libellé', () => {
    for (const nom of obligatoires) assert.deepEqual(manquants({ ...sansDifficulte, [nom]: undefined }), [nom])
    for (const { schema } of Object.values(tous))
      if (schema instanceof z.ZodEnum) for (const code of schema.options) assert.ok(code in libellesDesReponses, String(code))
  })

  it('rien n’est deviné avant la première table', () => {
    assert.throws(() => tableAu('2024-12-31'), /aucune table de décision en vigueur/)
  })
})

describe('C3 — Qui est compétent, situation par situation', () => {
  for (const cas of lireCas('src/parcours/orientation/arrivee-d-un-droit.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const enSuivis = (cellule: string | undefined) =>
        (cellule ? cellule.split(' ') : []).map(s => {
          const [du = '', au = null] = s.split('/')
          return { du, au }
        })
      const dossier = {
        suivis: enSuivis(cas['suivie']),
        ailleurs: enSuivis(cas['ailleurs']),
        orientations: Number(cas['orientations']),
        attend: cas['attend'] === 'oui',
        ouverteLe: cas['en cours'] || null,
        parLui: cas['par lui'] === 'oui',
      }
      assert.deepEqual(arriveeDUnDroit(dossier, cas['jour'] ?? ''), { fait: cas['fait'], pourquoi: cas['parce que'] })
    })

  for (const cas of lireCas('src/parcours/orientation/competence.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const publics = new Set((cas['public'] ?? '').split(' '))
      const c = competence(
        {
          brsa: publics.has('rsa'),
          departement: cas['département'] ?? null,
          informeLe: cas['informé le'] || null,
          ouvertLe: cas['ouvert le'] || null,
          delegueAFranceTravail: publics.has('délégué'),
          delegueALaCaf: publics.has('caf'),
          solliciteLaMissionLocale: publics.has('ml'),
          solliciteCapEmploi: publics.has('ce'),
        },
        cas['jour'] ?? '',
      )
      assert.deepEqual([c.qui, c.jusquAu ?? ''], [cas['décide'], cas['jusqu’au']])
      assert.equal(/son délai est passé/i.test(c.pourquoi), cas['en retard'] === 'oui')
      if (cas['confiance']) assert.equal(c.confiance, cas['confiance'])
      assert.ok(c.pourquoi !== '' && c.texte.cite !== '')
    })
})

describe('A5, C3 — Ce qu’ouvre une entrée sur la liste, ce que clôt une sortie, situation par situation', () => {
  for (const cas of lireCas('src/parcours/orientation/entree-sur-la-liste.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const dites = (cas['closes'] ?? '').split(' ').filter(Boolean)
      const siennes = dites.map((dite, i) => {
        const [motif = '', entreeLe, sortieLe = null] = dite.split('/')
        const motifSortie = motifsDeSortie.find(m => m === motif) ?? assert.fail(motif)
        return { rang: i + 1, motifSortie, entreeLe: entreeLe || null, sortieLe }
      })
      const { fait, lesquelles, pourquoi } = entreeSurLaListe({
        statut: cas['statut'] ?? '',
        attend: cas['attend'] === 'oui',
        enCours: cas['en cours'] === 'oui',
        siennes,
        jour: cas['jour'] ?? '',
      })
      assert.deepEqual([fait, lesquelles.map(o => o.rang).join(' '), pourquoi], [cas['fait'], cas['reprises'], cas['parce que']])
    })

  for (const cas of lireCas('src/parcours/orientation/sortie-du-parcours.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const change = cas['change'] === 'droit' ? 'droit' : 'inscription'
      const situation = { statut: cas['statut'] || null, motifFin: cas['motif de fin'] || null, rsa: cas['RSA'] === 'oui' }
      assert.equal(sortieDuParcours(change, situation) ?? '', cas['sort'])
    })
})

describe('C1 — Quand un parcours social est réexaminé, situation par situation', () => {
  for (const cas of lireCas('src/parcours/orientation/reexamen.cas.md'))
    it(`${cas['titre']} : ${cas['situation']}`, () => {
      const { parcours = '', entrée: entree = '' } = cas
      assert.equal(jourDuReexamen(parcours, reponses(cas['réponses'] ?? ''), entree) ?? '', cas['réexamen'])
    })
})
