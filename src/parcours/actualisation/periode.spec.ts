import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { categorieApres } from './categorie.regles.js'
import type { Faits } from './formes.js'
import { doitDeclarer, fenetreDe, fenetreOuverteLe, type Inscrite } from './periode.regles.js'

const cas = lireCas('src/parcours/actualisation/periode.cas.md')
const dits = (titre: string) => cas.filter(c => c.titre === titre)
const elle = (c: (typeof cas)[number]): Inscrite => ({
  categorie: c['catégorie'] ?? null,
  dateInscription: String(c['inscrite le']),
  contratSigne: c['contrat signé'] === 'oui',
})

describe('E4 — L’actualisation, situation par situation', () => {
  for (const c of dits('Fenêtre'))
    it(String(c.situation), () => {
      const { du, au, rappel } = fenetreDe(String(c['mois déclaré']))
      assert.deepEqual([du, au, rappel], [c.ouvre, c.ferme, c.rappel])
    })
  for (const c of dits('Jour'))
    it(String(c.situation), () => assert.equal(fenetreOuverteLe(String(c.jour))?.periode ?? '', c['mois à déclarer']))
  for (const c of dits('Public'))
    it(String(c.situation), () => assert.equal(doitDeclarer(elle(c), fenetreDe(String(c.mois))) ? 'oui' : 'non', c['déclare']))
  for (const c of dits('Catégorie'))
    it(String(c.situation), () => {
      const faits = { heuresTravaillees: Number(c.heures), indisponible: c.indisponible || null } as Faits
      assert.equal(categorieApres(faits, String(c['présente']), '2026-11-28'), c['mène à'])
    })
})
