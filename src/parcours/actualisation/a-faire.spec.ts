import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { aFaireDe } from './a-faire.regles.js'

describe('E4 — Ce qu’une page dit de la déclaration du mois', () => {
  for (const c of lireCas('src/parcours/actualisation/a-faire.cas.md'))
    it(String(c.situation), () => {
      const [statut = '', motifFin = null] = String(c.statut).split(' ')
      const elle = {
        statut,
        motifFin,
        dateEffetStatut: String(c.depuis),
        categorie: c['catégorie'] ?? null,
        ...(c['à l’ouverture'] && { categorieALOuverture: c['à l’ouverture'] }),
        dateInscription: String(c['inscrite le']),
        contratSigne: c['contrat signé'] === 'oui',
      }
      const a = aFaireDe(elle, c['déclarés'] ? [c['déclarés']] : [], String(c.jour))
      const dit =
        'rien' in a
          ? `rien${a.prochaine ? `, la prochaine ouvre le ${a.prochaine.du}` : ''}`
          : `${a.periode}${a.enRetard ? ' en retard' : ''} jusqu’au ${a.jusquAu}`
      assert.equal(dit, c.dit)
    })
})
