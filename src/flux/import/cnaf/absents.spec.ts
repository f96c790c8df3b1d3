import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type FoyerDEssai, fluxDEssai } from '../../../../outils/flux-d-essai.js'
import { type PlateformeDEssai, unePlateforme } from '../../../../outils/plateforme-d-essai.js'
import { deposantDe, formatCnaf, importer } from '../../index.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme()
})
after(() => p.fermer())

async function deposer(foyers: readonly FoyerDEssai[], jour: string, reste: { type?: 'I'; tronque?: boolean } = {}) {
  const deposant = (await deposantDe(p.moteur.sql, 'CAF591')) ?? assert.fail()
  const atelier = { moteur: p.moteur, empreintes: p.traitements.identite.empreintes }
  const fiche = await importer(atelier, { ...formatCnaf, elementsParLot: 2 }, deposant, fluxDEssai(foyers, { jour, ...reste }), {})
  const absents = await p.base.proprietaire`select element, detail, rang, gravite from import_anomalie
    where import = ${fiche.id} and code = 'DOSSIER_ABSENT_DU_STOCK' order by numero`
  return { fiche, absents: absents.map(a => [a.element, a.detail, a.rang, a.gravite]) }
}
const foyer = (n: number, suite: Partial<FoyerDEssai> = {}): FoyerDEssai => ({
  matricule: `300010${n}`,
  demande: '2026-05-02',
  personnes: [{ nom: `ABSENT${'ABCDE'[n]}`, prenom: 'ANNE', naissance: '1990-07-21', sexe: 'F', nir: `29007593504${n}0` }],
  ...suite,
})
const [a, b, c, d] = [foyer(0), foyer(1), foyer(2), foyer(3)]
const [retrait, numero] = ['présent au stock du 2026-08-31', (n: number) => `CAF591 300010${n}, demande 0000300010${n}`]

describe('B1 — Un dossier absent du stock', () => {
  it('en cours et présent au stock d’avant, il est au rapport, et rien n’est conclu de son absence', async () => {
    const clos = foyer(3, { etat: '5', cloture: { motif: 'RAU', date: '2026-08-15' } })
    assert.deepEqual((await deposer([a, b, c, clos], '2026-08-31')).absents, [])
    assert.deepEqual((await deposer([a], '2026-09-01', { type: 'I' })).absents, [], 'un quotidien ne dit que ce qui change')
    const illisible = { ...c, personnes: [] }
    const { fiche, absents } = await deposer([a, illisible], '2026-09-30')
    assert.deepEqual(absents, [[numero(1), retrait, null, 'doute']], 'ni le dossier refusé, ni celui qui était clos')
    assert.deepEqual([fiche.lus, fiche.rejetes, fiche.modifies], [2, 1, 0])
    const [droits] = await p.base.proprietaire`select etat_dossier, version from droits_rsa where matricule = ${b.matricule}`
    assert.deepEqual([droits?.etat_dossier, droits?.version], ['2', 1])
  })

  it('n’est pas dit deux fois, ni d’un fichier coupé', async () => {
    assert.deepEqual((await deposer([a, c, d], '2026-10-31', { tronque: true })).absents, [])
  })
})
