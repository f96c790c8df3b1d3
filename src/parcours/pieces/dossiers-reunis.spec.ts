import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Appelant } from '../../moteur/appelant.js'
import { defusionner, fusionner } from '../../moteur/fusion.js'
import { agirPour } from '../../moteur/journal.js'
import { unePlateformeDesSemaines } from '../activites/activites.essai.js'

const julien: Appelant = {
  organisation: 'FT',
  type: 'FT',
  structure: null,
  agent: 'caron.julien|CARON|Julien',
  application: 'portail',
  personne: null,
  preuve: null,
  lignes: new Set(),
  correlation: 'essai-de-reunion',
}
type Jointe = { numero: number; piece: string; contenu: string }

describe('B5, D7 — Deux dossiers réunis, qui ont chacun leurs pièces', () => {
  let s: Awaited<ReturnType<typeof unePlateformeDesSemaines>>
  let reunion = ''
  const siennes: Record<string, string> = {}
  const contenuDe = (qui: string) => `%PDF-1.7 attestation de ${qui}`
  before(async () => {
    s = await unePlateformeDesSemaines()
    for (const qui of ['amina', 'yanis']) {
      assert.equal(
        (await s.ecrire('madameRoy', qui, 'accompagnement/absences', { jour: '2026-11-23', intitule: 'Atelier CV' })).status,
        201,
      )
      const r = await s.p.appeler('/api/v1/pieces/moi/absences/1', {
        method: 'POST',
        jeton: await s.p.jetonDe(qui),
        headers: { 'content-type': 'application/pdf' },
        body: contenuDe(qui),
      })
      assert.equal(r.status, 201, await r.clone().text())
      siennes[qui] = ((await r.json()) as { piece: string }).piece
    }
  })
  after(() => s.p.fermer())

  const ouvrir = async (qui: string, organisation: string, de: string, numero: number, piece: string) => {
    const nom = qui === de ? 'moi' : s.p.identifiant(de, organisation)
    return s.p.appeler(`/api/v1/pieces/${nom}/absences/${numero}/${piece}`, { jeton: await s.p.jetonDe(qui) })
  }
  /** Every piece of that person, as madame Roy reads her absences. */
  async function toutes(de: string): Promise<Jointe[]> {
    const absences = await s.lire('madameRoy', de, 'accompagnement/absences')
    const jointes = absences.flatMap(a =>
      ((a.donnees.piecesJointes ?? []) as { piece: string }[]).map(p => ({ numero: a.numero, piece: p.piece })),
    )
    return Promise.all(
      jointes.map(async j => {
        const r = await ouvrir('madameRoy', 'CD59', de, j.numero, j.piece)
        assert.equal(r.status, 200)
        return { ...j, contenu: await r.text() }
      }),
    )
  }
  const gardees = async () =>
    (await s.p.base.proprietaire<{ id: string }[]>`select id::text as id from piece_jointe order by 1`).map(g => g.id)
  const enTransaction = <T>(faire: (sql: Parameters<typeof fusionner>[0]) => Promise<T>) =>
    s.p.moteur.sql.begin(async sql => {
      await agirPour(sql, julien)
      return faire(sql)
    })

  it('réunis, les deux pièces se lisent sous l’identifiant gardé, chacune de son absence, telle qu’elle était', async () => {
    const avant = await gardees()
    reunion = await enTransaction(sql => fusionner(sql, s.p.moteur, julien, s.p.numero('amina'), s.p.numero('yanis')))
    assert.deepEqual(await gardees(), avant)
    const lues = await toutes('amina')
    assert.deepEqual(
      lues.map(l => `${l.piece} ${l.contenu}`).toSorted(),
      ['amina', 'yanis'].map(qui => `${siennes[qui]} ${contenuDe(qui)}`).toSorted(),
    )
    assert.equal(new Set(lues.map(l => l.numero)).size, 2, 'chacune à son absence')
  })

  it('complément : ni sous l’ancien identifiant, ni à l’absence d’une autre, ni de qui ne suit pas le dossier', async () => {
    const deYanis = (await toutes('amina')).find(l => l.piece === siennes.yanis) ?? assert.fail()
    const deAmina = (await toutes('amina')).find(l => l.piece === siennes.amina) ?? assert.fail()
    assert.notEqual((await ouvrir('madameRoy', 'CD59', 'yanis', 1, deYanis.piece)).status, 200)
    assert.equal((await ouvrir('madameRoy', 'CD59', 'amina', deAmina.numero, deYanis.piece)).status, 404)
    for (const [qui, organisation] of [
      ['sofia', 'ML-LILLE'],
      ['monsieurPetit', 'CD62'],
    ] as const)
      assert.equal((await ouvrir(qui, organisation, 'amina', deYanis.numero, deYanis.piece)).status, 404, qui)
    assert.equal((await ouvrir('leo', 'ESPACE-USAGER', 'amina', deYanis.numero, deYanis.piece)).status, 404)
  })

  it('une pièce jointe depuis reste au dossier gardé ; séparés, chacun a les siennes, et aucune n’est perdue', async () => {
    const { numero } = (await toutes('amina')).find(l => l.piece === siennes.amina) ?? assert.fail()
    const r = await s.p.appeler(`/api/v1/pieces/moi/absences/${numero}`, {
      method: 'POST',
      jeton: await s.p.jetonDe('amina'),
      headers: { 'content-type': 'application/pdf' },
      body: '%PDF-1.7 depuis la réunion',
    })
    assert.equal(r.status, 201, await r.clone().text())
    const avant = await gardees()
    await enTransaction(sql => defusionner(sql, s.p.moteur, julien, reunion))
    assert.deepEqual(await gardees(), avant)
    assert.deepEqual((await toutes('amina')).map(l => l.contenu).toSorted(), [contenuDe('amina'), '%PDF-1.7 depuis la réunion'].toSorted())
    assert.deepEqual(
      (await toutes('yanis')).map(l => [l.piece, l.contenu]),
      [[siennes.yanis, contenuDe('yanis')]],
    )
    assert.equal((await ouvrir('yanis', 'ESPACE-USAGER', 'yanis', 1, siennes.yanis ?? '')).status, 200)
    assert.equal(
      (await ouvrir('amina', 'ESPACE-USAGER', 'amina', numero, siennes.yanis ?? '')).status,
      404,
      'la pièce de l’autre n’est plus à elle',
    )
    assert.equal((await ouvrir('madameRoy', 'CD59', 'amina', numero, siennes.yanis ?? '')).status, 404)
  })
})
