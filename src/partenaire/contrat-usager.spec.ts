import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, leo, uneFacade } from './facade.essai.js'
import { lireStatutCommePython } from './lecteurs.essai.js'

const complet = {
  m_statut: 'Inscrit',
  m_date_effet_statut: '2026-10-05',
  m_duree_inscription_12: 1,
  m_duree_inscription_24: 1,
  m_duree_inscription_36: 1,
  m_motif_inscription_code: null,
  m_motif_inscription_lib: 'Demande de RSA',
  m_categ_inscription_code: '10',
  m_categ_inscription_lib: 'bénéficiaire ou demandeur du RSA en attente d’orientation',
  m_motif_cloture_code: null,
  m_motif_cloture_lib: null,
}

describe('A5, E4 — statut de l’usager : le corps publié, les champs de la déclaration', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade({ le: new Date('2026-11-24T10:00:00Z') })
  })
  after(() => f.fermer())

  /** Written by hand: what each organisation reads of Amina's inscription. */
  const attendus: readonly [client: string, contrat: Record<string, unknown>][] = [
    ['PAR_francetravail', complet],
    ['PAR_logiciel-nord_59', complet],
    [
      'PAR_emplois_inclusion',
      {
        m_statut: 'Inscrit',
        m_date_effet_statut: '2026-10-05',
        m_duree_inscription_12: 1,
        m_duree_inscription_24: 1,
        m_duree_inscription_36: 1,
      },
    ],
    ['PAR_caf_591', { m_statut: 'Inscrit', m_date_effet_statut: '2026-10-05' }],
  ]
  for (const [client, m_contrat] of attendus) {
    it(`J4 — ${client} lit de l’inscription d’Amina exactement ce que sa ligne lui donne`, async () => {
      const jeton = await f.jetonSigne(client)
      const { statut, json, entetes } = await f.contrat(jeton, await f.jetonUsager(jeton, ...amina))
      assert.equal(statut, 200)
      assert.equal(entetes.get('content-type'), 'application/json; charset=utf-8')
      assert.deepEqual(json, { m_contrat })
    })
  }

  it('A5 — le lecteur qui exige ses clés lit le statut', async () => {
    const jeton = await f.jetonSigne('PAR_emplois_inclusion')
    const { json } = await f.contrat(jeton, await f.jetonUsager(jeton, ...amina))
    assert.deepEqual(lireStatutCommePython(json), { inscrit: true, depuis: '2026-10-05', deld: false, detld: false })
  })

  it('E4 — une inscription de deux ans, interrompue puis radiée par l’API native : les durées suivent l’histoire', async () => {
    const jeton = await f.jetonSigne('PAR_imilo_lille')
    const usager = await f.jetonUsager(jeton, ...leo)
    const n = f.numero('leo').toString()
    await f.base
      .proprietaire`update inscription set date_inscription = '2024-11-24', date_effet_statut = '2024-11-24' where usager_id = ${n}`
    const durees = async () => {
      const c = (await f.contrat(jeton, usager)).json?.m_contrat as Record<string, unknown>
      return [c.m_statut, c.m_duree_inscription_12, c.m_duree_inscription_24, c.m_duree_inscription_36, c.m_motif_cloture_lib]
    }
    assert.deepEqual(await durees(), ['Inscrit', 12, 24, 24, null])
    assert.ok(lireStatutCommePython((await f.contrat(jeton, usager)).json).detld)

    const julien = await f.jetonDePersona('julien')
    const corriger = async (version: number, corps: Record<string, unknown>) => {
      const reponse = await fetch(`${f.url}/api/v1/tenue-de-la-liste/inscriptions/${f.identifiant('leo', 'FT')}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${julien}`, 'content-type': 'application/merge-patch+json', 'if-match': `"${version}"` },
        body: JSON.stringify(corps),
      })
      assert.equal(reponse.status, 200, await reponse.text())
    }
    await corriger(1, { statut: 'cessation', dateEffetStatut: '2026-05-24', motifFin: 'reprise-d-emploi' })
    assert.deepEqual(await durees(), ["Cessation d'inscription", 6, 18, 18, 'Reprise d’emploi'])
    await corriger(2, { statut: 'inscrit', dateEffetStatut: '2026-09-24', motifFin: null })
    assert.deepEqual(await durees(), ['Inscrit', 8, 20, 20, null])
    // As the decision of an agent leaves the list.
    await f.base.proprietaire`insert into inscription_histoire select i.*, now() from inscription i where usager_id = ${n}`
    await f.base.proprietaire`update inscription set version = 4, statut = 'radie', date_effet_statut = '2026-10-24', motif_fin = 'sanction'
      where usager_id = ${n}`
    assert.deepEqual(await durees(), ['Radié', 7, 19, 19, 'Radiation au titre d’une sanction'])
  })

  it('A5 — une personne suivie mais jamais inscrite : 204, sans corps', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const usager = await f.jetonUsager(jeton, ...amina)
    await f.base.proprietaire`delete from inscription where usager_id = ${f.numero('amina').toString()}`
    const { statut, texte } = await f.contrat(jeton, usager)
    assert.deepEqual([statut, texte], [204, ''])
  })
})
