import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { agirPour } from '../../moteur/journal.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { proposerLaRadiation } from './index.js'
import { fautes, motif, uneRadiation } from './radiation.essai.js'

const proposition = { motif, mois: 4, reference: 'sanctionRsa:3' }
const voie = 'proposition-du-departement'

describe('E1, E4 — Le département propose la radiation de qui son RSA est supprimé quatre mois', () => {
  let r: Awaited<ReturnType<typeof uneRadiation>>
  before(async () => {
    r = await uneRadiation()
  })
  after(() => r.p.fermer())

  it('une autre durée que celle de la suppression, ou sans nommer la décision : refusée avec son article', async () => {
    assert.deepEqual(await fautes(await r.deposer('madameRoy', voie, 'amina', { ...proposition, mois: 2 })), ['/mois'])
    assert.deepEqual(await fautes(await r.deposer('madameRoy', voie, 'amina', { ...proposition, reference: null })), ['/reference'])
    const texte = await (await r.deposer('madameRoy', voie, 'amina', { ...proposition, mois: 2 })).text()
    assert.match(texte, /4 mois \(code de l’action sociale et des familles, art\. L\. 262-37\)/)
    assert.deepEqual(await r.lireLes('madameRoy', 'amina'), [])
  })

  it('un autre département ne la voit pas, et nul autre ne propose', async () => {
    assert.equal((await r.deposer('monsieurPetit', voie, 'amina', proposition)).status, 404)
    for (const qui of ['julien', 'sofia', 'amina']) assert.equal((await r.deposer(qui, voie, 'amina', proposition)).status, 403, qui)
  })

  it('proposée, elle attend un agent de France Travail ; l’inscription n’a pas bougé', async () => {
    assert.equal((await r.deposer('madameRoy', voie, 'amina', proposition)).status, 201)
    const { donnees } = (await r.lireLes('julien', 'amina'))[0] ?? assert.fail()
    assert.deepEqual(
      [donnees.origine, donnees.etat, donnees.proposeePar, donnees.mois, donnees.reference, donnees.dateEffet],
      ['PROPOSITION_DU_DEPARTEMENT', 'A_DECIDER', 'CD59', 4, 'sanctionRsa:3', null],
    )
    assert.deepEqual(await r.aFaire('amina'), ['radiation-proposee FT radiation:1'])
    const inscrite = await r.p.appeler(`/api/v1/tenue-de-la-liste/inscriptions/${r.nom('julien', 'amina')}`, {
      jeton: await r.p.jetonDe('julien'),
    })
    assert.equal(((await inscrite.json()) as { donnees: { statut: string } }).donnees.statut, 'inscrit')
  })

  it('elle la lit ; l’agence d’ailleurs et la caisse, non', async () => {
    assert.equal((await r.lireLes('amina', 'amina'))[0]?.donnees.motif, motif)
    assert.equal((await r.ouverte('camille', 'amina')).status, 404)
    assert.equal((await r.ouverte('monsieurPetit', 'amina')).status, 404)
    assert.equal((await r.ouverte('julien', 'amina', voie)).status, 403)
  })

  it('appelée deux fois pour la même décision, une seule proposition', async () => {
    const usager = r.p.numero('yanis')
    const { moteur } = r.p
    const proposer = () =>
      moteur.sql.begin(async sql => {
        const appelant = {
          organisation: 'CD59',
          type: 'CD',
          structure: null,
          agent: 'roy|ROY|Claire',
          application: 'portail',
          personne: null,
          preuve: null,
          lignes: new Set<string>(),
          correlation: 'essai',
        } as const
        await agirPour(sql, appelant, aujourdHui(moteur))
        return proposerLaRadiation({ sql, moteur, appelant }, { usager, organisation: 'CD59', ...proposition })
      })
    assert.deepEqual([await proposer(), await proposer()], [1, 1])
    assert.equal((await r.lireLes('madameRoy', 'yanis')).length, 1)
    assert.deepEqual(await r.aFaire('yanis'), ['radiation-proposee FT radiation:1'])
  })
})
