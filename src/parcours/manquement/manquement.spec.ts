import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { plusJours } from '../../droit/jours.js'
import { joindreUnePiece } from '../pieces/pieces.essai.js'
import { desManquements } from './manquement.essai.js'

const m = await desManquements()
after(() => m.p.fermer())
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail
const aInstruire = async (personne: string) => (await m.travaux(personne)).filter(t => t.startsWith('manquement'))
const dit = { motivation: 'Aucune raison n’a été donnée malgré deux appels.' }

describe('B2, E3 — Amina : son délégataire signale, le département instruit, elle lit et répond', () => {
  it('le signalement entre au travail du département, et d’aucun autre', async () => {
    await reussi(await m.signaler('madameLeroux', 'amina'), 201)
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('amina'), ['manquement-a-instruire CD59'])
    const { donnees } = await m.dernierManquement('madameLeroux', 'amina')
    assert.deepEqual(
      [donnees.organisation, donnees.signaleLe, donnees.retire, donnees.motifLegitime],
      ['DCD59-CCAS-ROUBAIX', m.jour(), false, undefined],
      'un délégataire relit ce qu’il a signalé, pas ce qui en est fait',
    )
  })

  it('elle lit ce qui lui est reproché, par qui, sur quelle pièce, et répond', async () => {
    const lu = await m.dernierManquement('amina', 'amina', 'acces-de-la-personne')
    assert.deepEqual(lu.donnees.pieces, [{ intitule: 'Feuille de présence', sha256: 'a'.repeat(64) }])
    await reussi(
      await m.corrigerSur('amina', 'reponse-de-la-personne', 'manquements', 'amina', lu, { reponse: 'Mon fils était malade.' }),
      200,
    )
    const { donnees } = await m.dernierManquement('madameRoy', 'amina', 'instruction')
    assert.deepEqual([donnees.reponse, donnees.reponduLe], ['Mon fils était malade.', m.jour()])
  })

  it('elle joint une pièce : qui instruit l’ouvre, qui n’a fait que signaler ne la lit pas', async () => {
    const ouvrir = await joindreUnePiece(m.p, 'amina', { chemin: 'manquements', numero: 1 })
    assert.equal(await ouvrir('madameRoy', 'CD59'), 200)
    assert.equal(await ouvrir('madameLeroux', 'DCD59-CCAS-ROUBAIX'), 404)
  })

  it('Mme Roy ne complète pas ce qu’un autre a signalé ; elle dit le motif légitime : le travail finit', async () => {
    const lu = await m.dernierManquement('madameRoy', 'amina', 'instruction')
    const r = await m.corrigerSur('madameRoy', 'signalement', 'manquements', 'amina', lu, { parole: 'Rien' })
    assert.equal(r.status, 422)
    assert.match(await detail(r), /signalé par DCD59-CCAS-ROUBAIX/)
    const legitime = { motifLegitime: true, motivation: 'Un certificat d’enfant malade a été montré.' }
    await reussi(await m.corrigerSur('madameRoy', 'instruction', 'manquements', 'amina', lu, legitime), 200)
    assert.deepEqual(await aInstruire('amina'), [])
    const { donnees } = await m.dernierManquement('amina', 'amina', 'acces-de-la-personne')
    assert.deepEqual([donnees.motifLegitime, donnees.appreciePar, donnees.apprecieLe], [true, 'CD59', m.jour()])
  })

  it('retiré par son auteur, il n’est plus à instruire', async () => {
    await reussi(await m.signaler('madameRoy', 'amina'), 201)
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('amina'), ['manquement-a-instruire CD59'])
    const lu = await m.dernierManquement('madameRoy', 'amina')
    await reussi(await m.corrigerSur('madameRoy', 'signalement', 'manquements', 'amina', lu, { retire: true }), 200)
    assert.deepEqual(await aInstruire('amina'), [])
    assert.equal(
      (await m.corrigerSur('madameRoy', 'instruction', 'manquements', 'amina', { ...lu, version: 2 }, { motifLegitime: true, ...dit }))
        .status,
      422,
    )
  })
})

describe('B2, E3 — Qui ne signale pas, et de qui', () => {
  it('ni la caisse, ni la personne ; ni de qui l’on ne suit pas', async () => {
    for (const application of ['PAR_caf_591'])
      await reussi(
        await m.p.appeler(`/api/v1/signalement/manquements/${m.p.identifiant('amina', 'CAF591')}`, {
          method: 'POST',
          jeton: await m.p.jetonDApplication(application),
          headers: { 'idempotency-key': randomUUID() },
          body: JSON.stringify(m.faits()),
        }),
        403,
      )
    assert.equal((await m.signaler('amina', 'amina')).status, 403)
    assert.equal((await m.signaler('monsieurPetit', 'amina')).status, 404)
    assert.equal((await m.signaler('madameLeroux', 'leo')).status, 404)
  })

  it('Léo, sans RSA, en mission locale : elle instruit elle-même ; France Travail signale aussi, et n’instruit pas', async () => {
    await reussi(await m.signaler('julien', 'leo'), 201)
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('leo'), ['manquement-a-instruire ML-LILLE'])
  })

  it('il passe à une autre mission locale : ce qui attend est à celle qui l’accompagne depuis, puis, plus personne, à France Travail', async () => {
    const { proprietaire } = m.p.base
    const leo = m.p.numero('leo').toString()
    const finir = (organisation: string, au: string | null) =>
      proprietaire`update rattachement set au = ${au} where usager_id = ${leo} and motif = 'accompagnement' and organisation = ${organisation}`
    const versLyon = { organisation: 'ML-LYON', structure: null, motif: 'accompagnement', du: m.jour(), au: null }
    await reussi(await m.deposerSur('julien', 'tenue-de-la-liste', 'rattachements', 'leo', versLyon), 201)
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('leo'), ['manquement-a-instruire ML-LYON'], 'toutes deux l’accompagnent : la dernière')
    await finir('ML-LILLE', plusJours(m.jour(), -1))
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('leo'), ['manquement-a-instruire ML-LYON'])
    await finir('ML-LYON', m.jour())
    assert.equal((await m.dans(1)).echouees, 0)
    assert.deepEqual(await aInstruire('leo'), ['manquement-a-instruire FT'])
  })

  it('complément : retiré, il ne revient à personne avec une autre mission locale', async () => {
    const lu = await m.dernierManquement('julien', 'leo', 'tenue-de-la-liste')
    await reussi(await m.corrigerSur('julien', 'tenue-de-la-liste', 'manquements', 'leo', lu, { retire: true }), 200)
    const retour = { organisation: 'ML-LILLE', structure: null, motif: 'accompagnement', du: m.jour(), au: null }
    await reussi(await m.deposerSur('julien', 'tenue-de-la-liste', 'rattachements', 'leo', retour), 201)
    assert.equal((await m.dans(0)).echouees, 0)
    assert.deepEqual(await aInstruire('leo'), [])
  })
})

describe('B2 — Dire un motif illégitime est un acte humain, nommé', () => {
  it('jamais d’un programme ; jamais d’un délégataire ; jamais avant d’avoir demandé', async () => {
    await reussi(await m.signaler('madameLeroux', 'amina', { demandeLe: null, demande: null }), 201)
    const lu = await m.dernierManquement('madameRoy', 'amina', 'instruction')
    const programme = await m.p.appeler(`/api/v1/instruction/manquements/${m.p.identifiant('amina', 'CD59')}/${lu.numero}`, {
      method: 'PATCH',
      jeton: await m.p.jetonDe('madameRoy', []),
      headers: { 'if-match': `"${lu.version}"` },
      body: JSON.stringify({ motifLegitime: false, ...dit }),
    })
    assert.equal(programme.status, 403)
    assert.equal(
      (await m.corrigerSur('madameLeroux', 'instruction', 'manquements', 'amina', lu, { motifLegitime: false, ...dit })).status,
      403,
    )
    const tot = await m.corrigerSur('madameRoy', 'instruction', 'manquements', 'amina', lu, { motifLegitime: false, ...dit })
    assert.equal(tot.status, 422)
    assert.match(await detail(tot), /Un motif légitime se cherche d’abord/)
    await reussi(
      await m.corrigerSur('madameLeroux', 'signalement', 'manquements', 'amina', lu, { demandeLe: m.jour(), demande: 'Reçue ce jour' }),
      200,
    )
    const complet = await m.dernierManquement('madameRoy', 'amina', 'instruction')
    await reussi(await m.corrigerSur('madameRoy', 'instruction', 'manquements', 'amina', complet, { motifLegitime: false, ...dit }), 200)
  })
})
