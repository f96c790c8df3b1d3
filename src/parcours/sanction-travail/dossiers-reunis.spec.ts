import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { plusJours } from '../../droit/jours.js'
import type { Appelant } from '../../moteur/appelant.js'
import { fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { ressources } from '../ressources.js'
import { suivisDuRegime, uneSanctionDuTravail } from './sanction.essai.js'

const julien: Appelant = {
  ...{ organisation: 'FT', type: 'FT', structure: null, agent: 'caron.julien|CARON|Julien', application: 'portail' },
  ...{ personne: null, preuve: null, lignes: new Set(), correlation: 'essai-de-reunion' },
}
const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
const sans = ressources.map(r => r.nom).filter(nom => !['identite', 'rattachement', 'inscription'].includes(nom))
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, phrase: RegExp) => {
  assert.equal(r.status, 422, await r.clone().text())
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}
const deuxPersonnes = async () => {
  const une = () => unePersonne(s.p, suivisDuRegime.demandeur, { sans })
  return [await une(), await une()] as const
}
async function reunir(garde: bigint, absorbe: bigint) {
  await s.p.moteur.sql.begin(async sql => {
    await agirPour(sql, julien, s.jour())
    return fusionner(sql, s.p.moteur, julien, garde, absorbe)
  })
  assert.equal((await s.dans(0)).echouees, 0)
}
const sansObjet = async (dossier: bigint) =>
  (
    await s.p.base.proprietaire<{ dit: string }[]>`select organisation || ' ' || objet as dit from travail
      where dossier = ${dossier.toString()} and nature = 'procedure-sans-objet' and clos_le is null order by 1`
  ).map(t => t.dit)

describe('B2, C3, E4 — Deux dossiers réunis, deux procédures du code du travail : une seule va à une sanction', () => {
  it('sur le même manquement, la seconde est à classer ; la première annulée, elle reprend', async () => {
    const [garde, absorbe] = await deuxPersonnes()
    for (const qui of [garde, absorbe]) {
      await s.pour('demandeur', qui).mener('CONTRADICTOIRE')
      await reussi(await s.pour('demandeur', qui).observer())
    }
    await reunir(garde, absorbe)
    const x = s.pour('demandeur', garde)
    assert.deepEqual(await sansObjet(garde), ['FT sanctionDemandeur:2'])
    await refuse(await x.decider(), /procédure n° 1 porte sur le même manquement.*sans objet/)
    const premiere = async (corps: object) => {
      const lue = (await x.lues()).find(p => p.numero === 1) ?? assert.fail('pas de n° 1')
      return s.corrigerSur('monsieurDuval', 'decision', 'sanctions-demandeur', garde, lue, { ...corps })
    }
    await reussi(await premiere(x.decision()))
    assert.deepEqual(await sansObjet(garde), ['FT sanctionDemandeur:2'])
    await reussi(await premiere({ annulation: 'La convocation n’était pas parvenue.' }))
    assert.deepEqual(await sansObjet(garde), [])
    await reussi(await x.decider())
  })

  it('deux avertissements du même fondement : un seul mène à une radiation ; de fondements distincts, chacun', async () => {
    for (const [fondements, attendu] of [
      [['CONTRAT', 'CONTRAT'], ['FT radiation:2']],
      [['CONTRAT', 'OFFRES'], []],
    ] as const) {
      const [garde, absorbe] = await deuxPersonnes()
      // Word for word the same, they would be one row.
      const avertir = (qui: bigint, fondement: string) =>
        s.deposerSur('julien', 'tenue-de-la-liste', 'radiations', qui, {
          ...{
            fondement,
            motif: `Trois ateliers manqués en octobre, sans raison donnée (${qui}).`,
            mois: 2,
            delai: plusJours(s.jour(), 1),
            protection: 'AUCUNE',
          },
        })
      await reussi(await avertir(garde, fondements[0]), 201)
      await reussi(await avertir(absorbe, fondements[1]), 201)
      await reunir(garde, absorbe)
      assert.deepEqual(await sansObjet(garde), attendu)
      const decider = (radiation: number, corps: object) =>
        s.deposerSur('monsieurDuval', 'tenue-de-la-liste', 'decisions-de-radiation', garde, {
          ...{ radiation, motivation: 'Ni démarche ni explication depuis l’avertissement.', ...corps },
        })
      await s.dans(2)
      await reussi(await decider(2, { sens: 'ENVISAGEE' }), 201)
      await s.dans(11)
      const radier = await decider(2, { sens: 'RADIATION', mois: 2, dateEffet: s.jour() })
      if (attendu.length === 0) await reussi(radier, 201)
      else {
        await refuse(radier, /procédure n° 1 porte sur le même fondement/)
        await reussi(await decider(2, { sens: 'SANS_SUITE' }), 201)
        assert.deepEqual(await sansObjet(garde), [])
      }
    }
  })
})
