import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { manquesDeLaDeclaration } from './declaration.regles.js'
import type { Declaration, Sanction } from './formes.js'

/** What the rule reads of a procedure. */
const proposee = {
  consequence: 'SUSPENSION',
  organisation: 'CD59',
  proposeePar: 'FT',
  proposeeLe: '2026-11-12',
  rang: 'PREMIER',
  faitsLe: '2026-11-10',
  delegueeLe: null,
  notifieeLe: null,
  reponseAvant: null,
  observations: null,
  observationsLe: null,
  audition: null,
  entendueLe: null,
  avis: null,
  foyer: null,
  au: null,
} as unknown as Sanction
const notifiee = { ...proposee, notifieeLe: '2026-11-14', reponseAvant: '2026-11-24' }
const repondue = { ...notifiee, observations: 'Mon fils était malade.', observationsLe: '2026-11-15' }
const reiteree = { ...proposee, consequence: 'SUPPRESSION', rang: 'REITERATION' } as const
const procedures: Record<string, Sanction | undefined> = {
  proposée: proposee,
  notifiée: notifiee,
  répondue: repondue,
  'à entendre': { ...repondue, audition: true },
  légitime: notifiee,
  réitérée: reiteree,
  avisée: { ...reiteree, avis: 'DEFAVORABLE' },
  décidée: { ...notifiee, au: '2026-11-30' },
  finie: { ...notifiee, au: '2026-11-29' },
  aucune: undefined,
}
const ou = (texte: string | undefined) => (texte ? texte : null)
const nombre = (texte: string | undefined) => (texte ? Number(texte) : null)

describe('B2, B3 — Ce qu’un département déclare d’une sanction décidée dans son outil', () => {
  for (const c of lireCas('src/parcours/sanction-rsa/declaration.cas.md'))
    it(`${c['situation']} (${c['procédure']}) : ${c['refus'] || 'permis'}`, () => {
      const d = {
        sanction: c['procédure'] === 'aucune' ? null : 1,
        acte: c['acte'],
        jour: c['jour'],
        consequence: ou(c['conséquence']),
        taux: nombre(c['taux']),
        montant: nombre(c['montant']),
        mois: nombre(c['mois']),
        motif: null,
        natureDuManquement: null,
        rangDuManquement: ou(c['rang']),
      } as Declaration
      const par = c['par'] ?? ''
      const auteur = { type: 'CD', organisation: par === 'Pas-de-Calais' ? 'CD62' : 'CD59', agent: par }
      const legitimes = [c['procédure'] === 'légitime' ? true : null]
      const manques = manquesDeLaDeclaration(d, procedures[c['procédure'] ?? ''], {
        auteur,
        signe: par !== 'BATCH' && par !== 'instructrice',
        jour: '2026-11-30',
        legitimes,
      })
      assert.deepEqual([...new Set(manques.map(m => m.pointer))], c['refus'] ? [c['refus']] : [], manques.map(m => m.detail).join(' '))
      for (const m of manques) assert.match(m.detail, /\.$/)
    })
})
