import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import type { Opportunite } from './formes.js'
import { manquesDeLOpportunite, type SanctionVisee } from './opportunite.regles.js'

const sanctionDe = (texte = ''): SanctionVisee | undefined => {
  if (!texte) return undefined
  const [consequence, part, enVigueur, au = null] = texte.split(' ')
  return { consequence: consequence as SanctionVisee['consequence'], totale: part === 'totale', enVigueur: enVigueur === 'oui', au }
}

describe('B3, E2 — Ce que le président peut accorder sur le RSA, et dans quelles limites', () => {
  for (const c of lireCas('src/parcours/opportunite/opportunite.cas.md'))
    it(`${c['situation']} : ${c['manque'] || 'permis'}`, () => {
      const sanction = sanctionDe(c['sanction'])
      const d = {
        sens: c['sens'],
        demandeePar: c['demandée par'],
        sanction: sanction ? 1 : null,
        contrat: c['contrat signé'] ? 1 : null,
        du: c['du'],
        au: c['au'] || null,
      } as Opportunite
      const connu = { sanction, contratSigne: c['contrat signé'] === 'oui', dejaReportee: c['déjà reportée'] === 'oui', jour: '2026-11-28' }
      assert.deepEqual(
        manquesDeLOpportunite(d, connu).map(m => m.pointer),
        c['manque'] ? [c['manque']] : [],
      )
    })
})
