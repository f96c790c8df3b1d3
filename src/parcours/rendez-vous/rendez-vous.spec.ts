import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { instantDeParis, jourEtHeure } from './heure-de-paris.js'
import { unAgenda } from './rendez-vous.essai.js'

const a = await unAgenda()
after(() => a.e.fermer())
const [cd, ft, ml] = [a.e.ici('CD'), a.e.ici('FT'), a.e.ici('ML')]
type Probleme = { detail: string; errors?: { pointer: string; detail: string }[] }
async function refuse(r: Response, statut: number, phrase: RegExp) {
  const corps = (await r.json()) as Probleme
  assert.equal(r.status, statut, JSON.stringify(corps))
  assert.match(corps.detail, phrase)
}
const reussit = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())

describe('D9 — Le premier rendez-vous sort de la file de qui le doit, et y revient s’il n’a pas lieu', () => {
  const nature = 'premier-rendez-vous-a-prendre'
  const poser = (organisation: string) =>
    a.e.base
      .proprietaire`select creer_un_travail(gen_random_uuid(), ${nature}, ${a.usager.toString()}, '', ${organisation}, null, null, '{}', now())`

  it('pris par France Travail, il ferme le travail de France Travail, et celui de personne d’autre', async () => {
    await poser('FT')
    await poser('ML-LILLE')
    await reussit(await a.prendre(ft, a.pris({ organisme: 'FT' })), 201)
    assert.deepEqual(await a.travaux(), [`${nature} FT`, `${nature} ML-LILLE`], 'un rendez-vous de suivi n’est pas le premier')
    await reussit(await a.prendre(ft, a.pris({ motif: 'ACC', organisme: 'FT' })), 201)
    assert.deepEqual(await a.travaux(), [`${nature} ML-LILLE`])
  })

  it('annulé, il est de nouveau à prendre ; repris, il ne l’est plus', async () => {
    await reussit(await a.changer(ft, await a.dernier(ft), { statut: 'ANNULE' }))
    assert.deepEqual(await a.travaux(), [`${nature} FT`, `${nature} ML-LILLE`])
    await reussit(await a.prendre(ft, a.pris({ motif: 'ACC', organisme: 'FT', date: a.dans(-3) })), 201)
    assert.deepEqual(await a.travaux(), [`${nature} ML-LILLE`])
  })

  it('manqué, il est de nouveau à prendre ; l’absence était une erreur, il ne l’est plus', async () => {
    await reussit(await a.changer(ft, await a.dernier(ft), { statut: 'ABSENT' }))
    assert.deepEqual(await a.travaux(), [`${nature} FT`, `${nature} ML-LILLE`])
    await reussit(await a.changer(ft, await a.dernier(ft), { statut: 'EFFECTUE' }))
    assert.deepEqual(await a.travaux(), [`${nature} ML-LILLE`])
  })
})

describe('D9 — Qui tient un rendez-vous le change ; elle l’annule et dit ce qu’elle a à en dire', () => {
  it('un autre organisme le lit, et n’y note que ce qu’elle dit', async () => {
    await reussit(await a.prendre(cd), 201)
    const pris = await a.dernier(ml)
    await refuse(await a.changer(ml, pris, { statut: 'ANNULE' }), 422, /tenu par CD59/)
    await reussit(await a.changer(ml, pris, { observations: 'Préfère le matin.' }))
    assert.equal((await a.dernier(cd)).donnees.observations, 'Préfère le matin.')
  })

  it('ce qui n’a pas eu lieu ne se constate pas ; une visite se fait quelque part', async () => {
    await refuse(await a.changer(cd, await a.dernier(cd), { statut: 'ABSENT' }), 422, /n’a pas encore eu lieu/)
    await refuse(await a.prendre(cd, a.pris({ adresse: null, libelleLieu: null })), 422, /où la personne est attendue/)
    await refuse(await a.prendre(cd, a.pris({ structure: 'FT-59-LILLE' })), 422, /n’est pas une structure de votre organisation/)
  })

  it('elle annule avant l’heure, rien d’autre ; après, elle dit pourquoi elle n’est pas venue', async () => {
    await refuse(await a.changer(a.elle, await a.dernier(a.elle), { statut: 'EFFECTUE' }), 422, /Vous pouvez annuler/)
    await reussit(
      await a.changer(a.elle, await a.dernier(a.elle), { statut: 'ANNULE', observations: 'Un entretien d’embauche ce jour-là.' }),
    )
    await reussit(await a.prendre(cd, a.pris({ date: a.dans(-1) })), 201)
    await refuse(await a.changer(a.elle, await a.dernier(a.elle), { statut: 'ANNULE' }), 422, /heure de ce rendez-vous est passée/)
    await reussit(await a.changer(cd, await a.dernier(cd), { statut: 'ABSENT' }))
    await reussit(await a.changer(a.elle, await a.dernier(a.elle), { observations: 'Mon fils était malade.' }))
    const { donnees } = await a.dernier(cd)
    assert.deepEqual([donnees.statut, donnees.observations], ['ABSENT', 'Mon fils était malade.'])
    assert.equal(donnees.observationsLe, donnees.constateLe)
  })
})

describe('D9 — Les créneaux d’une structure', () => {
  it('elle y choisit le sien : tout vient du créneau, qui n’est plus proposé', async () => {
    const [id = ''] = await a.proposer(ft, { motif: 'ACC', modalite: 'TELEPHONE', libelleLieu: null, adresse: null })
    assert.ok((await a.creneaux(a.elle)).some(c => c.id === id && c.prises === null && c.libres === 1))
    await reussit(await a.prendreUnePlace(a.elle, id), 201)
    const { donnees } = await a.dernier(a.elle)
    assert.deepEqual(
      [donnees.creneau, donnees.modalite, donnees.duree, donnees.organisation, donnees.structure, donnees.organisme, donnees.prisPar],
      [id, 'TELEPHONE', 45, 'FT', 'FT-59-LILLE', 'FT', 'ESPACE-USAGER'],
    )
    assert.ok(!(await a.creneaux(a.elle)).some(c => c.id === id))
    assert.equal((await a.creneaux(ft)).find(c => c.id === id)?.prises, 1)
    await refuse(await a.prendreUnePlace(a.elle, id), 409, /déjà une place/)
    await refuse(await a.prendreUnePlace(cd, id, await a.sans()), 409, /ne reste plus de place/)
  })

  it('annulé ou déplacé, la place est rendue', async () => {
    const pris = await a.dernier(a.elle)
    await reussit(await a.changer(a.elle, pris, { statut: 'ANNULE' }))
    assert.equal((await a.creneaux(ft)).find(c => c.id === pris.donnees.creneau)?.prises, 0)
    await reussit(await a.prendreUnePlace(cd, String(pris.donnees.creneau)), 201)
    assert.equal((await a.dernier(ft)).donnees.prisPar, 'CD59', 'qui la suit aussi le prend pour elle')
    await reussit(await a.changer(cd, await a.dernier(cd), { date: a.dans(100) }))
    const { donnees } = await a.dernier(cd)
    assert.deepEqual([donnees.statut, donnees.creneau], ['MODIFIE', null])
    assert.equal((await a.creneaux(ft)).find(c => c.id === pris.donnees.creneau)?.prises, 0)
  })

  it('d’un organisme qui ne la suit pas, retiré ou passé : refusé', async () => {
    const [ailleurs = ''] = await a.proposer(a.e.ailleurs('CD'))
    await refuse(await a.prendreUnePlace(a.elle, ailleurs), 422, /n’est pas de ceux/)
    const [retire = ''] = await a.proposer(cd)
    await reussit(await a.envoyer(cd, `/api/v1/creneaux/${retire}/retrait`, {}), 204)
    await refuse(await a.prendreUnePlace(a.elle, retire), 422, /n’est pas de ceux/)
    assert.equal((await a.envoyer(ml, `/api/v1/creneaux/${ailleurs}/retrait`, {})).status, 404)
    await a.e.base.proprietaire`update creneau set debut = now() - interval '1 hour' where id = ${ailleurs}`
    await a.e.base.proprietaire`update creneau set organisation = 'CD59', structure = null where id = ${ailleurs}`
    await refuse(await a.prendreUnePlace(a.elle, ailleurs), 422, /passé/)
    await refuse(
      await a.envoyer(cd, '/api/v1/creneaux', { ...(await modele()), structure: 'FT-59-LILLE' }),
      422,
      /n’est pas votre structure/,
    )
    assert.equal((await a.envoyer(a.elle, '/api/v1/creneaux', await modele())).status, 403)
  })
  const modele = async () => {
    const { motif, duree, modalite, reception, libelleLieu, adresse, information, interlocuteur } = a.pris()
    const commun = { motif, duree, modalite, reception, libelleLieu, adresse, information, interlocuteur }
    return { ...commun, structure: null, places: 1, debuts: [a.dans(5)] }
  }

  it('cinquante personnes à la fois pour vingt places : vingt les ont, aucune de plus, aucune de perdue', async () => {
    const [id = ''] = await a.proposer(cd, { places: 20, reception: 'COL' })
    const elles: bigint[] = []
    for (let n = 0; n < 50; n++) elles.push(await a.sans())
    const reponses = await Promise.all(
      elles.map((u, n) =>
        a.prendreUnePlace(n % 2 === 0 ? { ...a.elle, personne: u } : cd, id, u).then(async r => [r.status, await r.text()]),
      ),
    )
    const compte = (statut: number) => reponses.filter(([s]) => s === statut).length
    assert.deepEqual([compte(201), compte(409)], [20, 30], JSON.stringify(reponses.find(([s]) => s !== 201 && s !== 409)))
    const [tenu] = await a.e.base.proprietaire<{ prises: number; rangs: number; personnes: number }[]>`
      select c.prises, count(*)::int as rangs, count(distinct r.usager_id)::int as personnes
      from creneau c join rendez_vous r on r.creneau = c.id where c.id = ${id} group by c.prises`
    assert.deepEqual({ ...tenu }, { prises: 20, rangs: 20, personnes: 20 })
  })
})

describe('D9 — L’heure est celle de Paris, l’été comme l’hiver', () => {
  // biome-ignore format: a table is read in columns
  const cas: readonly [local: string, instant: string | null][] = [
    ['2026-12-03T10:00', '2026-12-03T09:00:00Z'],
    ['2027-07-01T10:00', '2027-07-01T08:00:00Z'],
    ['2027-03-28T01:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28T02:30', null],
    ['2027-03-28T03:00', '2027-03-28T01:00:00Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00Z'],
    ['2027-02-30T10:00', null],
    ['demain',           null],
  ]
  for (const [local, instant] of cas)
    it(`${local} : ${instant ?? 'cette heure n’existe pas'}`, () => {
      assert.equal(instantDeParis(local), instant)
      if (instant !== null) assert.deepEqual(jourEtHeure(instant), { jour: local.slice(0, 10), heure: local.slice(11) })
    })
})
