import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { dernierJourPourContester, ouEnEstLaContestation, refusDeContester } from './contestation.regles.js'
import type { Radiation } from './formes.js'
import { retablieDepuis } from './retablissement.regles.js'

const cas = (nom: string) => lireCas(`src/parcours/radiation/${nom}.cas.md`)

describe('E2, E4 — Contester une radiation, et ce que vaut le silence : la table', () => {
  for (const c of cas('contestation'))
    it(`${c['situation']} : ${c['réponse'] || 'rien à attendre'}`, () => {
      const recoursLe = c['contestée le'] || null
      const r = {
        ...{ etat: c['état'] as Radiation['etat'], depuis: c['au jour'] ?? '', recoursLe },
        ...{ recours: recoursLe && 'J’étais à l’hôpital.', rejetLe: c['rejetée le'] || null },
      }
      const reponse = ouEnEstLaContestation(r, c['au jour'] ?? '')
      const du = reponse === null ? '' : reponse.genre === 'attendue' ? reponse.avant : reponse.le
      assert.deepEqual(
        [dernierJourPourContester(c['prononcée le'] ?? ''), reponse?.genre ?? '', du],
        [c['contester jusqu’au'], c['réponse'], c['du jour']],
      )
      const refus = refusDeContester(r, c['au jour'] ?? '')
      if (c['contester encore'] === 'oui') assert.equal(refus, null)
      else assert.ok(refus?.includes(c['contester encore'] ?? '?'), String(refus))
    })
})

describe('E4 — Une radiation annulée rétablit l’inscription d’avant : la table', () => {
  for (const c of cas('retablissement'))
    it(`${c['situation']} : ${c['rétablie depuis'] || 'rien à rétablir'}`, () => {
      const r = { etat: c['état'] as Radiation['etat'], dateEffet: c['prend effet le'] ?? null }
      assert.equal(
        retablieDepuis(r, { statut: c['sur la liste'] ?? '', dateEffetStatut: c['depuis le'] ?? null }) ?? '',
        c['rétablie depuis'],
      )
    })
})
