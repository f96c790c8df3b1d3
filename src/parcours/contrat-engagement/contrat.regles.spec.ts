import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import {
  fondementsDeLaDuree,
  heuresDuContrat,
  repriseEnMetropole,
  repriseOutreMer,
  debutDesContrats,
  suspensionDuContrat,
} from '../../droit/parametres/contrat-d-engagement.js'
import { contenu } from './contrat.essai.js'
import { manquesDeLaDuree } from './contenu.regles.js'
import { champsSignes, empreinteDuContrat } from './empreinte.js'
import type { Contenu, Contrat } from './formes.js'
import { refusDIncompetence } from './referent.js'
import { jourDeReprise } from './reprise.regles.js'

const dossier = 'src/parcours/contrat-engagement'

describe('D5 — La durée : trois cas, chacun sur son fondement', () => {
  for (const x of lireCas(`${dossier}/duree.cas.md`))
    it(`${x['titre']} : ${x['situation']}`, () => {
      const heuresHebdomadaires = x['heures'] ? Number(x['heures']) : null
      const dit = { ...contenu, casDeDuree: x['cas'], heuresHebdomadaires, fondementDeLaDuree: x['fondement'] } as unknown as Contenu
      assert.deepEqual(
        manquesDeLaDuree(dit, '2026-11-27').map(m => m.pointer),
        x['manque'] ? [x['manque']] : [],
      )
    })
})

describe('D3 — Les contrats antérieurs ont leur jour légal', () => {
  for (const x of lireCas(`${dossier}/reprise.cas.md`))
    it(`${x['situation']} : ${x['avant le'] || 'rien à reprendre'}`, () => {
      const anterieur = { dateDebut: x['début'] ?? '', dateFin: x['fin'] || null }
      assert.equal(jourDeReprise(anterieur, x['commune'] || null, x['jour'] ?? '') ?? '', x['avant le'])
    })
})

describe('D3 — Chaque paramètre est daté, cite son texte et dit sa confiance', () => {
  it('heures, suspension, reprise, fondements', () => {
    const valeurs = [
      ...heuresDuContrat.valeurs,
      ...suspensionDuContrat.valeurs,
      ...repriseEnMetropole.valeurs,
      ...repriseOutreMer.valeurs,
      ...debutDesContrats.valeurs,
    ]
    for (const v of [...valeurs, ...Object.values(fondementsDeLaDuree)]) assert.ok(v.texte.cite !== '' && v.confiance.length > 0)
  })
})

describe('D3 — L’empreinte nomme ce qui est signé, et rien d’autre', () => {
  const contrat = {
    ...contenu,
    projet: null,
    revuLe: null,
    reference: 'r',
    edition: 1,
    parties: { personne: { prenom: 'A', nom: 'B', dateNaissance: '1990-01-01' }, organisme: { code: 'CD59', nom: 'Nord' } },
    offreRaisonnable: null,
  } as unknown as Contrat

  it('les mêmes mots dans un autre ordre : la même ; un mot de plus, n’importe où : une autre', () => {
    const alEnvers = Object.fromEntries(Object.entries(contrat).toReversed()) as unknown as Contrat
    assert.equal(empreinteDuContrat(alEnvers), empreinteDuContrat(contrat))
    for (const champ of champsSignes) {
      const change = { ...contrat, [champ]: [contrat[champ], 'autre'] } as unknown as Contrat
      assert.notEqual(empreinteDuContrat(change), empreinteDuContrat(contrat), champ)
    }
  })
  it('ce qui n’est pas signé ne la change pas', () => {
    const suivi: Contrat = { ...contrat, etat: 'SIGNE', demandeDeLaPersonne: 'Autre chose' }
    assert.equal(empreinteDuContrat(suivi), empreinteDuContrat(contrat))
  })
})

describe('D3 — Qui établit le contrat', () => {
  const [nord, sans] = [{ organisation: 'CD59' }, { organisation: 'CD59', structure: null, orientation: null }]
  it('l’organisme que l’orientation désigne, et lui seul', () => {
    const designe = { organisation: 'ML-LILLE', structure: null, orientation: 2 }
    for (const avant of [true, false]) {
      assert.equal(refusDIncompetence({ organisation: 'ML-LILLE' }, designe, avant), null)
      assert.match(String(refusDIncompetence(nord, designe, avant)), /se signe avec ML-LILLE, organisme référent depuis l’orientation n° 2/)
    }
  })
  it('avant toute orientation, ce que dit le paramètre', () => {
    assert.equal(refusDIncompetence(nord, sans, true), null)
    assert.match(String(refusDIncompetence(nord, sans, false)), /une fois l’orientation décidée/)
  })
})
