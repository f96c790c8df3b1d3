import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { uneActualisation } from './actualisation.essai.js'

let a: Awaited<ReturnType<typeof uneActualisation>>
before(async () => {
  a = await uneActualisation()
})
after(() => a.p.fermer())
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail
const reussi = async (r: Response) => assert.ok(r.ok, await r.clone().text())

describe('E4 — La personne renouvelle son inscription, ou se fait aider', () => {
  it('la veille de l’ouverture, rien n’est attendu, et déclarer est refusé avec le jour', async () => {
    await a.auJour('2026-11-27')
    assert.deepEqual(await a.attendues('leo'), [])
    assert.match(await detail(await a.declarer('leo', 'leo')), /elle le sera le 28\/11\/2026/)
  })

  it('à l’ouverture, qui doit déclarer est attendu, une fois ; qui est dispensé ne l’est pas', async () => {
    for (const _ of [1, 2]) await a.auJour('2026-11-28')
    assert.deepEqual(await a.attendues('leo'), [
      'actualisation-a-rappeler actualisation:2026-11 2026-12-10',
      'actualisation-manquee actualisation:2026-11 2026-12-16',
    ])
    for (const dispensee of ['amina', 'yanis']) assert.deepEqual(await a.attendues(dispensee), [], 'attend son orientation : catégorie G')
  })

  it('il déclare une fois ; quarante heures de travail le mènent en catégorie B ; plus rien n’est attendu', async () => {
    const deux = await Promise.all([1, 2].map(() => a.declarer('leo', 'leo', { heuresTravaillees: 40 })))
    assert.deepEqual(
      deux.map(r => r.status).toSorted((x, y) => x - y),
      [201, 409],
    )
    await a.auJour('2026-11-28')
    assert.equal(await a.surLaListe('leo'), 'inscrit B')
    assert.deepEqual(await a.attendues('leo'), [])
    await a.auJour('2026-12-17')
    assert.equal(await a.surLaListe('leo'), 'inscrit B')
  })

  it('des heures impossibles, un fait de santé : refusés à leur champ', async () => {
    await a.auJour('2026-12-28')
    assert.equal((await a.declarer('leo', 'leo', { heuresTravaillees: 745 })).status, 400)
    assert.equal((await a.declarer('leo', 'leo', { indisponible: 'MALADIE' })).status, 400)
  })

  it('le conseiller qui tient sa liste déclare avec lui ; la mission locale voit quand, pas quoi, et ne déclare pas', async () => {
    await reussi(await a.declarer('julien', 'leo', { indisponible: 'FORMATION' }))
    await a.auJour('2026-12-28')
    assert.equal(await a.surLaListe('leo'), 'inscrit D')
    assert.equal((await a.declarer('camille', 'leo')).status, 404)
    assert.equal((await a.declarer('sofia', 'leo')).status, 403)
    const r = await a.p.appeler(`/api/v1/accompagnement/actualisations/${a.nom('sofia', 'leo')}`, { jeton: await a.p.jetonDe('sofia') })
    const { elements } = (await r.json()) as { elements: { donnees: Record<string, unknown> }[] }
    assert.deepEqual(elements.at(-1)?.donnees, { periode: '2026-12', le: '2026-12-28', enRetard: false })
  })

  it('qui ne cherche plus le dit : un agent en prend note, rien ne cesse tout seul', async () => {
    await a.auJour('2027-01-28')
    await reussi(await a.declarer('leo', 'leo', { chercheToujours: false }))
    await a.auJour('2027-02-16')
    assert.match(await a.surLaListe('leo'), /^inscrit/)
    assert.ok((await a.travaux('leo')).includes('cessation-a-constater FT'))
  })
})

describe('E4 — Ce que la date fait, et ce qu’elle ne fait pas', () => {
  const dernierMessage = async () => {
    const nom = (await readdir(a.p.dossierDesCourriels)).toSorted().at(-1) ?? ''
    return readFile(`${a.p.dossierDesCourriels}/${nom}`, 'utf8')
  }

  it('sans déclaration : un rappel le 10, la cessation le 16, annoncés sans rien dire du dossier', async () => {
    await a.auJour('2027-02-26')
    assert.equal((await a.attendues('leo')).length, 2)
    await a.auJour('2027-03-10')
    assert.match(await dernierMessage(), /jusqu’au 15\/03\/2027 inclus/)
    await a.auJour('2027-03-15')
    assert.match(await a.surLaListe('leo'), /^inscrit/, 'le dernier jour est encore à lui')
    await a.auJour('2027-03-16')
    assert.equal(await a.surLaListe('leo'), 'cessation D non-actualisation')
    assert.match(await dernierMessage(), /comment la rétablir, et comment contester/)
  })

  it('une déclaration tardive le réinscrit du jour où il la fait', async () => {
    await a.auJour('2027-03-20')
    assert.equal((await a.declarer('leo', 'leo', { chercheToujours: false })).status, 422)
    await reussi(await a.declarer('leo', 'leo'))
    await a.auJour('2027-03-20')
    assert.equal(await a.surLaListe('leo'), 'inscrit A')
  })

  it('la plateforme arrêtée tout le mois : nul ne cesse d’être inscrit sans un rappel qui laisse cinq jours entiers', async () => {
    await a.auJour('2027-03-28')
    assert.equal((await a.attendues('leo')).length, 2)
    // Neither the reminder nor anything else was done until then.
    await a.p.avancer(new Date('2027-04-20T10:00:00Z'))
    assert.match(await a.surLaListe('leo'), /^inscrit/)
    await a.auJour('2027-04-25')
    assert.match(await a.surLaListe('leo'), /^inscrit/)
    await a.auJour('2027-04-26')
    assert.equal(await a.surLaListe('leo'), 'cessation A non-actualisation')
  })

  it('six mois passés, une déclaration ne suffit plus', async () => {
    await a.auJour('2027-10-27')
    assert.match(await detail(await a.declarer('leo', 'leo')), /jusqu’au 26\/10\/2027.*R\. 5411-5/)
  })
})
