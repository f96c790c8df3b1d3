import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unAgenda } from './rendez-vous.essai.js'

const a = await unAgenda()
after(() => a.e.fermer())
const [cd, ft] = [a.e.ici('CD'), a.e.ici('FT')]
const reussi = async (r: Response, statut: number) => assert.equal(r.status, statut, await r.clone().text())
const poster = async (chemin: string, corps: unknown) =>
  a.e.appeler(chemin, { method: 'POST', jeton: await a.e.jetonPour(ft), body: JSON.stringify(corps) })
const places = async (id: string) =>
  (await a.e.base.proprietaire<{ places: number; prises: number }[]>`select places, prises from creneau where id = ${id}`).map(c => [
    c.prises,
    c.places,
  ])[0]

describe('C7, B5 — Deux dossiers réunis puis séparés, dont la place de trop a été reprise entre-temps', () => {
  it('chacune garde le rendez-vous qu’on lui a dit : le créneau en reçoit une de plus, et n’en propose aucune', async () => {
    const [autre, tierce] = [await a.sans(), await a.sans()]
    const [creneau = ''] = await a.proposer(cd, { places: 2 })
    for (const u of [a.usager, autre]) await reussi(await a.prendreUnePlace(cd, creneau, u), 201)
    assert.deepEqual(await places(creneau), [2, 2])

    const nom = (u: bigint) => a.e.moteur.identifiants.pour(ft.organisation, u)
    const faite = await poster('/api/v1/reunions-de-dossiers', { garde: nom(a.usager), absorbe: nom(autre) })
    await reussi(faite, 201)
    assert.deepEqual(await places(creneau), [1, 2])
    await reussi(await a.prendreUnePlace(cd, creneau, tierce), 201)

    const { id } = (await faite.json()) as { id: string }
    await reussi(await poster(`/api/v1/reunions-de-dossiers/${id}/annulation`, {}), 200)
    assert.deepEqual(await places(creneau), [3, 3])
    for (const u of [a.usager, autre, tierce]) assert.equal((await a.dernier(cd, u)).donnees.statut, 'PRIS')
  })

  it('hors d’une séparation, une place de trop reste refusée', async () => {
    const [plein = ''] = await a.proposer(cd, { places: 1 })
    await reussi(await a.prendreUnePlace(cd, plein, await a.sans()), 201)
    const r = await a.prendreUnePlace(cd, plein, await a.sans())
    assert.equal(r.status, 409)
    assert.match(await r.text(), /plus de place dans ce créneau/)
    assert.deepEqual(await places(plein), [1, 1])
  })
})
