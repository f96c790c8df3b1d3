import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePlateformeDesSemaines } from './activites.essai.js'

const s = await unePlateformeDesSemaines()
after(() => s.p.fermer())

const reussit = async (attendu: number, r: Response) => assert.equal(r.status, attendu, await r.clone().text())
const poster = async (chemin: string, corps: unknown) =>
  s.p.appeler(chemin, { method: 'POST', jeton: await s.p.jetonDe('julien'), body: JSON.stringify(corps) })
const lus = async (personne: string) => {
  const [absence] = await s.lire('madameRoy', personne, 'accompagnement/absences')
  const [validation] = await s.lire('madameRoy', personne, 'accompagnement/validations-d-heures')
  const [sante] = await s.lire('julien', personne, 'tenue-de-la-liste/dispenses-sante')
  const lignes = validation?.donnees.lignes as { activite: number }[] | undefined
  return [absence?.donnees.activite, lignes?.map(l => l.activite), sante?.donnees.dispense]
}

describe('B5, D5, D7 — Deux dossiers réunis : ce qu’une donnée dit d’une autre la suit sous son nouveau numéro', () => {
  it('l’absence, la validation et le motif de santé de l’un désignent encore les siennes, puis tout revient', async () => {
    const activite = { semaine: '2026-W47', type: 'ATELIER', minutesDeclarees: 60 }
    const dispense = { du: '2026-11-23', au: '2027-01-31', minutes: 420, motif: 'RESERVE' }
    for (const personne of ['amina', 'yanis']) {
      for (const intitule of ['Premier atelier', 'Second atelier'])
        await reussit(
          201,
          await s.ecrire('madameRoy', personne, 'accompagnement/activites', { ...activite, intitule: `${intitule} : ${personne}` }),
        )
      await reussit(
        201,
        await s.ecrire('madameRoy', personne, 'accompagnement/dispenses', { ...dispense, minutes: personne === 'amina' ? 420 : 300 }),
      )
    }
    const lignes = [{ activite: 1, surVersion: 1, minutes: 60, motif: null }]
    await reussit(201, await s.ecrire('madameRoy', 'yanis', 'accompagnement/validations-d-heures', { semaine: '2026-W47', lignes }))
    const absence = { jour: '2026-11-18', intitule: 'Second atelier', activite: 2 }
    await reussit(201, await s.ecrire('madameRoy', 'yanis', 'accompagnement/absences', absence))
    await reussit(201, await s.ecrire('julien', 'yanis', 'tenue-de-la-liste/dispenses-sante', { dispense: 1, motif: 'SANTE' }))
    assert.deepEqual(await lus('yanis'), [2, [1], 1])

    const dossiers = { garde: s.p.identifiant('amina', 'FT'), absorbe: s.p.identifiant('yanis', 'FT') }
    const faite = await poster('/api/v1/reunions-de-dossiers', dossiers)
    await reussit(201, faite)
    assert.deepEqual(await lus('amina'), [4, [3], 2])
    const activites = await s.lire('madameRoy', 'amina', 'accompagnement/activites')
    assert.deepEqual(
      activites.map(a => [a.numero, a.donnees.intitule, a.donnees.etat]),
      [
        [1, 'Premier atelier : amina', 'DECLAREE'],
        [2, 'Second atelier : amina', 'DECLAREE'],
        [3, 'Premier atelier : yanis', 'VALIDEE'],
        [4, 'Second atelier : yanis', 'DECLAREE'],
      ],
    )
    const { id } = (await faite.json()) as { id: string }
    await reussit(200, await poster(`/api/v1/reunions-de-dossiers/${id}/annulation`, {}))
    assert.deepEqual(
      [await lus('yanis'), await lus('amina')],
      [
        [2, [1], 1],
        [undefined, undefined, undefined],
      ],
    )
  })
})
