import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { attendreLesDeclarations } from '../actualisation/index.js'
import { reponses as toutes, uneOrientation } from '../orientation/orientation.essai.js'

const { origine, ...reponses } = toutes
const o = await uneOrientation()
const { p } = o
after(() => p.fermer())

type Statut = { version: number; donnees: { categorie: string | null } }
const cheminDe = (personne: string, organisation: string, echange: string) =>
  `/api/v1/${echange}/inscriptions/${p.identifiant(personne, organisation)}`
const lue = async (qui: string, personne: string, organisation: string, echange: string) => {
  const r = await p.appeler(cheminDe(personne, organisation, echange), { jeton: await p.jetonDe(qui) })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Statut
}
/** As each side reads it: France Travail, the département or the mission locale, the person. */
const categories = async (personne: string, autre: readonly [qui: string, organisation: string]) => [
  (await lue('julien', personne, 'FT', 'tenue-de-la-liste')).donnees.categorie,
  (await lue(autre[0], personne, autre[1], 'accompagnement')).donnees.categorie,
  (await lue(personne, personne, 'ESPACE-USAGER', 'acces-de-la-personne')).donnees.categorie,
]
const roy = ['madameRoy', 'CD59'] as const
const corriger = async (qui: string, organisation: string, personne: string, categorie: string) => {
  const { version } = await lue('julien', personne, 'FT', 'tenue-de-la-liste')
  return p.appeler(cheminDe(personne, organisation, 'tenue-de-la-liste'), {
    method: 'PATCH',
    jeton: await p.jetonDe(qui),
    headers: { 'if-match': `"${version}"` },
    body: JSON.stringify({ categorie }),
  })
}
const aRevoir = async (personne: string) => (await o.travaux(personne)).filter(t => t.startsWith('categorie'))
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())
const dits = async (qui: string, depuis: string) => {
  const r = await p.appeler(`/api/v1/evenements?limite=500${depuis && `&curseur=${depuis}`}`, { jeton: await p.jetonDe(qui) })
  const { elements, curseur } = (await r.json()) as { elements: { type: string }[]; curseur: string }
  return { curseur, types: elements.map(e => e.type).filter(t => t.includes('inscription')) }
}

describe('B3, C3, E4 — La catégorie suit de l’orientation décidée, dans sa transaction', () => {
  it('Amina attend : catégorie G ; des réponses et une décision refusée n’y changent rien', async () => {
    await o.dans(0)
    await reussi(await o.completer('madameRoy', 'amina', await o.derniere('madameRoy', 'amina'), reponses))
    const { numero } = await o.derniere('madameRoy', 'amina')
    assert.equal((await o.decider('julien', 'amina', { sens: 'ACCEPTEE', orientation: numero })).status, 422)
    assert.deepEqual(await categories('amina', roy), ['G', 'G', 'G'])
  })

  it('orientée, sans activité selon ses réponses : A, que chacun lit, dit par un événement, au nom de qui tient la liste', async () => {
    const { curseur } = await dits('madameRoy', '')
    const { numero, version } = await o.derniere('madameRoy', 'amina')
    await reussi(await o.decider('madameRoy', 'amina', { sens: 'ACCEPTEE', orientation: numero, surVersion: version }))
    assert.deepEqual(await categories('amina', roy), ['A', 'A', 'A'])
    assert.deepEqual((await dits('madameRoy', curseur)).types, ['fr.si-plateforme.inscription.corrigee'])
    const [trace] = await p.base.proprietaire<{ dit: string }[]>`
      select concat_ws(' ', j.organisation, j.application, j.champs) as dit from journal j join ligne_declaree l on l.id = j.ligne
      where l.code = 'inscription.tenueDeLaListe.corriger' and j.usager_id = ${p.numero('amina').toString()} order by j.instant desc limit 1`
    assert.equal(trace?.dit, 'FT plateforme:orientation {categorie}')
    assert.deepEqual(await aRevoir('amina'), [])
  })

  it('le parcours social décidé ensuite : F, et de même parcours, rien ne change', async () => {
    const modifier = async (corps: Record<string, unknown>) => {
      const { numero, version } = await o.derniere('madameRoy', 'amina')
      return o.decider('madameRoy', 'amina', { sens: 'MODIFIEE', orientation: numero, surVersion: version, ...corps })
    }
    await reussi(await modifier({ parcours: 'PSP' }))
    assert.deepEqual(await categories('amina', roy), ['F', 'F', 'F'])
    const { version } = await lue('julien', 'amina', 'FT', 'tenue-de-la-liste')
    await reussi(await modifier({ organisme: 'DCD', organisation: 'DCD59-CCAS-ROUBAIX' }))
    assert.equal((await lue('julien', 'amina', 'FT', 'tenue-de-la-liste')).version, version)
  })

  it('sans réponses, nul ne sait si elle travaille : France Travail a sa catégorie à dire, et personne d’autre', async () => {
    await o.dans(0)
    const forcee = { sens: 'FORCEE', origine: 'INSCRIPTION_CONSEILLER_CD', parcours: 'PED', organisme: 'CD', organisation: 'CD59' }
    await reussi(await o.decider('madameRoy', 'yanis', forcee))
    assert.deepEqual(await categories('yanis', roy), ['G', 'G', 'G'])
    assert.deepEqual(await aRevoir('yanis'), ['categorie-a-revoir FT'])
    assert.equal((await corriger('madameRoy', 'CD59', 'yanis', 'B')).status, 403, 'le département ne tient pas la liste')
    await reussi(await corriger('julien', 'FT', 'yanis', 'B'))
    assert.deepEqual(await aRevoir('yanis'), [])
    assert.deepEqual(await categories('yanis', roy), ['B', 'B', 'B'])
  })

  it('Léo, tenu en A jusqu’à son contrat, y reste quand sa mission locale l’oriente', async () => {
    await reussi(await o.repondre('sofia', 'leo', { ...reponses, origine, brsa: false }))
    const { numero, version } = await o.derniere('sofia', 'leo')
    await reussi(await o.decider('sofia', 'leo', { sens: 'ACCEPTEE', orientation: numero, surVersion: version }))
    assert.deepEqual(await categories('leo', ['sofia', 'ML-LILLE']), ['A', 'A', 'A'])
    assert.deepEqual(await aRevoir('leo'), [])
  })
})

describe('B3 — Sortie du parcours social pendant que la déclaration est ouverte', () => {
  it('le mois dont elle était dispensée n’est pas à déclarer, le suivant l’est', async () => {
    await p.base.proprietaire`update inscription set date_inscription = '2024-05-06', date_effet_statut = '2024-05-06', categorie = 'F'
      where usager_id = ${p.numero('yanis').toString()}`
    const attendues = async (jour: string) => {
      await p.avancer(new Date(`${jour}T09:00:00Z`))
      await attendreLesDeclarations(p.moteur.sql, p.moteur.horloge())
      const rangs = await p.base.proprietaire<{ objet: string }[]>`select objet from echeance where close_le is null
        and nature = 'actualisation-manquee' and dossier = ${p.numero('yanis').toString()} order by 1`
      return rangs.map(r => r.objet)
    }
    await p.avancer(new Date('2027-05-10T09:00:00Z'))
    await reussi(await corriger('julien', 'FT', 'yanis', 'A'))
    assert.deepEqual(await attendues('2027-05-11'), [])
    assert.deepEqual(await attendues('2027-05-29'), ['actualisation:2027-05'])
    await reussi(await corriger('julien', 'FT', 'yanis', 'C'))
    assert.deepEqual(await attendues('2027-05-30'), ['actualisation:2027-05'], 'd’une catégorie tenue à une autre, rien ne change')
  })
})
