import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import type { SensDOpportunite } from './nomenclatures.js'
import { type DroitSuivi, refusDeConfirmer, refusDeRetirer, suiteDuTransfert } from './transfert.regles.js'

const droitsDe = (texte = ''): DroitSuivi[] =>
  texte
    .split(', ')
    .filter(Boolean)
    .map(d => {
      const [caisse = '', etatDossier = '', departement = '', motifCloture = null] = d.split(' ')
      return { caisse, etatDossier, departement, motifCloture }
    })

describe('B3, E2 — Une décision d’opportunité suit le droit qui change de caisse, et attend qui en décide dans un autre département', () => {
  for (const c of lireCas('src/parcours/opportunite/transfert.cas.md').filter(x => x['acte'] === undefined))
    it(`${c['situation']} : ${c['suite'] || 'rien'}`, () => {
      const droits = droitsDe(c['droits'])
      const enCours = droits.find(d => droitEnCours(d.etatDossier))
      const d = { sens: c['sens'] as SensDOpportunite, au: c['au'] || null, retireeLe: c['retirée'] || null }
      const suite = suiteDuTransfert(d, {
        jour: c['jour'] ?? '',
        sanctionCourt: c['sanction court'] === 'oui',
        diteA: (c['dite à'] ?? '').split(' ').filter(Boolean),
        droits,
        caisse: enCours?.caisse ?? null,
        departement: enCours?.departement ?? null,
        siens: ['59'],
      })
      assert.equal(suite ?? '', c['suite'])
    })

  for (const c of lireCas('src/parcours/opportunite/transfert.cas.md').filter(x => x['acte'] !== undefined))
    it(`${c['acte']}, par le ${c['par']}, tenue par le ${c['tenue par']}, droit ${c['droit'] || 'nulle part'} : ${c['refus'] || 'permis'}`, () => {
      const acteur = { organisation: `CD${c['par']}`, siens: [c['par'] ?? ''], departement: c['droit'] || null }
      const tenue = c['tenue par'] === '62' ? { decideePar: 'CD59', confirmeePar: 'CD62' } : { decideePar: 'CD59', confirmeePar: null }
      const d = { ...tenue, sens: 'OUVERTURE' as const, au: c['au'] || null, retireeLe: null }
      const refus = c['acte'] === 'confirmer' ? refusDeConfirmer(d, acteur, c['jour'] ?? '') : refusDeRetirer(d, acteur)
      assert.match(refus ?? '', c['refus'] ? new RegExp(c['refus']) : /^$/)
    })
})
