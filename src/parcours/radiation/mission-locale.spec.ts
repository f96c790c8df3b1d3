import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { fautes, uneRadiation } from './radiation.essai.js'

const r = await uneRadiation()
after(() => r.p.fermer())
const voie = 'mission-locale-referente'
const reussi = async (reponse: Response) => assert.ok(reponse.ok, await reponse.clone().text())
const refuse = async (reponse: Response, phrase: RegExp, statut = 422) => {
  assert.equal(reponse.status, statut, await reponse.clone().text())
  assert.match(((await reponse.json()) as { detail: string }).detail, phrase)
}
const aInstruire = async () => (await r.aFaire('leo')).filter(t => !t.startsWith('categorie-a-revoir'))
const laSienne = async (qui = 'sofia') => (await r.lireLes(qui, 'leo')).at(-1) ?? assert.fail('aucune procédure')

describe('B2, E4 — Le jeune sans aucun droit : sa mission locale l’avertit, l’entend et décide', () => {
  it('France Travail n’avertit pas le jeune qu’elle accompagne ; elle n’avertit pas qui elle n’accompagne pas', async () => {
    await refuse(await r.avertir('leo'), /accompagné par ML-LILLE.*représentant légal.*R\. 5412-4/)
    assert.equal((await r.avertir('samira', {}, 'sofia')).status, 404)
    for (const qui of ['madameRoy', 'ines', 'leo']) assert.equal((await r.deposer(qui, voie, 'leo', {})).status, 403, qui)
    assert.deepEqual(await fautes(await r.avertir('leo', { delai: r.jour(), mois: 5, fondement: null }, 'sofia')), [
      '/mois',
      '/fondement',
      '/delai',
    ])
    assert.deepEqual(await r.lireLes('leo', 'leo'), [])
  })

  it('avertie, la procédure est à elle seule : France Travail la lit, n’entend ni ne décide', async () => {
    await reussi(await r.avertir('leo', {}, 'sofia'))
    const { donnees } = await laSienne('leo')
    assert.deepEqual([donnees.origine, donnees.etat, donnees.proposeePar], ['SANS_DROIT', 'AVERTIE', 'ML-LILLE'])
    const vue = await laSienne('julien')
    assert.equal(vue.donnees.etat, 'AVERTIE')
    await refuse(await r.corriger('julien', 'tenue-de-la-liste', 'leo', vue, { entendueLe: r.jour() }), /ML-LILLE.*seule la mène/)
    for (const sens of ['ENVISAGEE', 'SANS_SUITE', 'RADIATION'])
      await refuse(await r.decider('monsieurDuval', 'leo', { sens }), /ML-LILLE.*seule la mène.*R\. 5412-4/)
  })

  it('le délai passé, c’est à elle d’instruire ; sa conseillère n’a pas le pouvoir de signer', async () => {
    await refuse(await r.decider('madameRenard', 'leo', { sens: 'ENVISAGEE' }), /jusqu’au .* inclus/)
    await r.dans(16)
    assert.deepEqual(await r.aFaire('leo'), ['radiation-a-decider ML-LILLE radiation:1'])
    await refuse(await r.decider('sofia', 'leo', { sens: 'ENVISAGEE' }), /représentant légal de la mission locale.*R\. 5412-4/)
    await reussi(await r.decider('madameRenard', 'leo', { sens: 'ENVISAGEE' }))
    assert.deepEqual(await r.aFaire('leo'), [])
  })

  it('dix jours pour répondre et être entendu : rien avant ; puis deux mois, signés d’un nom, et la liste suit', async () => {
    const radier = () => r.decider('madameRenard', 'leo', { sens: 'RADIATION', mois: 2, dateEffet: r.jour() })
    await refuse(await radier(), /délai pour répondre court encore/, 409)
    await reussi(await r.corriger('leo', 'reponse-de-la-personne', 'leo', await laSienne('leo'), { observations: 'Le bus ne passe plus.' }))
    await reussi(await r.corriger('sofia', voie, 'leo', await laSienne(), { entendueLe: r.jour() }))
    await r.dans(11)
    assert.deepEqual(await r.aFaire('leo'), ['radiation-a-decider ML-LILLE radiation:1'])
    const deux = await Promise.all([radier(), radier()])
    assert.deepEqual(
      deux.map(x => x.status).toSorted((a, b) => a - b),
      [201, 409],
    )
    assert.equal(await r.surLaListe('leo'), `radie A ${r.jour()} sanction`)
    const { donnees } = await laSienne()
    assert.deepEqual([donnees.etat, donnees.dernierJour], ['PRONONCEE', plusJours(plusMois(r.jour(), 2), -1)])
    const lue = await r.p.appeler(`/api/v1/acces-de-la-personne/decisions-de-radiation/${r.nom('leo', 'leo')}`, {
      jeton: await r.p.jetonDe('leo'),
    })
    const { elements } = (await lue.json()) as { elements: { donnees: { decideur: string } }[] }
    assert.equal(elements.at(-1)?.donnees.decideur, 'Alice RENARD')
  })

  it('France Travail n’annule pas ce qu’elle a décidé ; elle l’annule, et il est tenu pour n’avoir jamais quitté la liste', async () => {
    await refuse(await r.decider('monsieurDuval', 'leo', { sens: 'ANNULATION' }), /seule la mène/)
    await reussi(await r.decider('madameRenard', 'leo', { sens: 'ANNULATION' }))
    assert.match(await r.surLaListe('leo'), /^inscrit A/)
    assert.deepEqual(await r.aFaire('leo'), ['categorie-a-revoir FT radiation:1'])
    const [auteur] = await r.p.base.proprietaire<{ qui: string }[]>`
      select auteur_organisation as qui from inscription where usager_id = ${r.p.numero('leo').toString()}`
    assert.equal(auteur?.qui, 'FT', 'la liste est celle de France Travail')
  })

  it('elle ne décide pas de ce qui suit la suppression d’une allocation', async () => {
    await reussi(
      await r.deposer('sofia', 'suppression-de-l-allocation', 'leo', {
        motif: 'Suppression totale de l’allocation pendant quatre mois.',
        mois: 4,
        reference: 'sanctionJeune:1',
      }),
    )
    assert.deepEqual(await aInstruire(), ['radiation-a-decider FT radiation:2'])
    await refuse(await r.decider('madameRenard', 'leo', { radiation: 2, sens: 'SANS_SUITE' }), /se mène à France Travail/)
    await reussi(await r.decider('monsieurDuval', 'leo', { radiation: 2, sens: 'SANS_SUITE' }))
  })

  it('elle ne l’accompagne plus : France Travail reprend la procédure, qui n’attend personne en vain', async () => {
    await reussi(await r.avertir('leo', {}, 'sofia'))
    await r.p.base.proprietaire`update rattachement set au = ${plusJours(r.jour(), -1)}
      where usager_id = ${r.p.numero('leo').toString()} and organisation = 'ML-LILLE'`
    await r.dans(16)
    assert.deepEqual(await aInstruire(), ['radiation-a-decider FT radiation:3'])
    assert.equal((await r.decider('madameRenard', 'leo', { radiation: 3, sens: 'SANS_SUITE' })).status, 404)
    await reussi(await r.decider('monsieurDuval', 'leo', { radiation: 3, sens: 'SANS_SUITE' }))
    assert.deepEqual(await aInstruire(), [])
  })
  it('elle l’accompagne encore quand c’est à elle d’instruire, puis plus : le travail passe à France Travail ; il revient avec elle', async () => {
    const accompagner = (du: string, au: string | null) =>
      r.p.base
        .proprietaire`update rattachement set du = ${du}, au = ${au} where usager_id = ${r.p.numero('leo').toString()} and organisation = 'ML-LILLE'`
    await accompagner(r.jour(), null)
    await reussi(await r.avertir('leo', {}, 'sofia'))
    await r.dans(16)
    assert.deepEqual(await aInstruire(), ['radiation-a-decider ML-LILLE radiation:4'])
    await accompagner(r.jour(), plusJours(r.jour(), 1))
    await r.dans(1)
    assert.deepEqual(await aInstruire(), ['radiation-a-decider ML-LILLE radiation:4'])
    await r.dans(1)
    assert.deepEqual(await aInstruire(), ['radiation-a-decider FT radiation:4'])
    await accompagner(r.jour(), null)
    await r.dans(0)
    assert.deepEqual(await aInstruire(), ['radiation-a-decider ML-LILLE radiation:4'])
    await reussi(await r.decider('madameRenard', 'leo', { radiation: 4, sens: 'SANS_SUITE' }))
  })
})
