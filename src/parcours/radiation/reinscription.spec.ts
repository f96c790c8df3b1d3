import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { motif, uneRadiation } from './radiation.essai.js'

describe('B1, E4 — La demande de RSA pendant la radiation réinscrit', () => {
  let r: Awaited<ReturnType<typeof uneRadiation>>
  before(async () => {
    r = await uneRadiation()
    const proposee = await r.deposer('madameRoy', 'proposition-du-departement', 'amina', { motif, mois: 4, reference: 'sanctionRsa:3' })
    assert.ok(proposee.ok, await proposee.clone().text())
    const [ouverte] = await r.lireLes('julien', 'amina')
    const dite = await r.corriger('julien', 'tenue-de-la-liste', 'amina', ouverte ?? assert.fail(), { protection: 'AUCUNE' })
    assert.ok(dite.ok, await dite.clone().text())
    const prononcee = await r.decider('monsieurDuval', 'amina', { sens: 'RADIATION', mois: 4, dateEffet: r.jour() })
    assert.ok(prononcee.ok, await prononcee.clone().text())
  })
  after(() => r.p.fermer())

  const inscrire = async (chemin: string, jeton: string) => {
    const lue = await r.p.appeler(`/api/v1/tenue-de-la-liste/inscriptions/${r.nom('julien', 'amina')}`, {
      jeton: await r.p.jetonDe('julien'),
    })
    const { version } = (await lue.json()) as { version: number }
    return r.p.appeler(`/api/v1/${chemin}`, {
      method: 'PATCH',
      jeton,
      headers: { 'if-match': `"${version}"` },
      body: JSON.stringify({ statut: 'inscrit', categorie: 'G', motif: 'Demande de RSA', dateEffetStatut: r.jour(), motifFin: null }),
    })
  }
  const parLaCaisse = async (caisse: string, application: string) =>
    inscrire(`inscription-automatique/inscriptions/${r.p.identifiant('amina', caisse)}`, await r.p.jetonDApplication(application))

  it('l’agent qui tient la liste ne le peut pas avant le terme ; une autre caisse ne la voit pas', async () => {
    const refus = await inscrire(`tenue-de-la-liste/inscriptions/${r.nom('julien', 'amina')}`, await r.p.jetonDe('julien'))
    assert.equal(refus.status, 422)
    assert.match(await refus.text(), /R\. 5412-5/)
    assert.equal((await parLaCaisse('CAF621', 'PAR_caf_621')).status, 404)
    assert.match(await r.surLaListe('amina'), /^radie/)
  })

  it('sa caisse dit sa demande : elle est de nouveau inscrite, la radiation est finie, et sa page le dit', async () => {
    const fait = await parLaCaisse('CAF591', 'PAR_caf_591')
    assert.ok(fait.ok, await fait.clone().text())
    await r.dans(0)
    assert.match(await r.surLaListe('amina'), /^inscrit G/)
    assert.equal((await r.lireLes('julien', 'amina'))[0]?.donnees.etat, 'REINSCRITE')
    const page = await fetch(`${r.p.url}/mon-espace/inscription`, { headers: { cookie: await r.p.ouvrirSession('amina') } })
    const texte = (await page.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    assert.match(texte, /inscrit depuis le .*finie : la personne est de nouveau inscrite/)
  })
})
