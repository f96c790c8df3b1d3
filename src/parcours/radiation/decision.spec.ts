import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plusJours, plusMois } from '../../droit/jours.js'
import { joindreUnePiece } from '../pieces/pieces.essai.js'
import { fautes, motif, uneRadiation } from './radiation.essai.js'

const detail = async (reponse: Response) => ((await reponse.json()) as { detail: string }).detail
let r: Awaited<ReturnType<typeof uneRadiation>>
const reussi = async (reponse: Response) => assert.ok(reponse.ok, await reponse.clone().text())
before(async () => {
  r = await uneRadiation()
})
after(() => r.p.fermer())

describe('E4 — France Travail décide de la radiation proposée par le département', () => {
  const radier = (autrement: object = {}) =>
    r.decider('monsieurDuval', 'amina', { sens: 'RADIATION', mois: 4, dateEffet: r.jour(), ...autrement })
  before(async () => {
    const corps = { motif, mois: 4, reference: 'sanctionRsa:3' }
    await reussi(await r.deposer('madameRoy', 'proposition-du-departement', 'amina', corps))
  })

  it('un conseiller qui n’a pas reçu pouvoir de signer ne décide pas ; un programme seul non plus, ni un autre membre', async () => {
    assert.match(await detail(await r.decider('julien', 'amina', { sens: 'RADIATION', mois: 4, dateEffet: r.jour() })), /R\. 5412-4/)
    const jeton = await r.p.jetonDApplication('PAR_ft_lille').catch(() => null)
    if (jeton !== null) {
      const seul = await r.p.appeler(`/api/v1/tenue-de-la-liste/decisions-de-radiation/${r.nom('julien', 'amina')}`, {
        method: 'POST',
        jeton,
        headers: { 'idempotency-key': 'programme-seul' },
        body: JSON.stringify({ radiation: 1, sens: 'SANS_SUITE', motivation: motif }),
      })
      assert.equal(seul.status, 401)
    }
    assert.equal((await r.decider('madameRoy', 'amina', { sens: 'SANS_SUITE' })).status, 403)
    assert.match(await r.surLaListe('amina'), /^inscrit/)
  })

  it('elle joint une pièce à sa réponse : qui décide l’ouvre, le département qui a proposé ne la lit pas', async () => {
    const ouvrir = await joindreUnePiece(r.p, 'amina', { chemin: 'radiations', numero: 1 })
    assert.equal(await ouvrir('monsieurDuval', 'FT'), 200)
    assert.equal(await ouvrir('madameRoy', 'CD59'), 404)
  })

  it('la sanction dont elle découle n’est pas tenue ici : rien ne se prononce avant d’avoir dit si elle est protégée, et qui la représente', async () => {
    assert.match(await detail(await radier()), /Dites si la personne est en tutelle ou en curatelle/)
    const dire = async (corps: object) =>
      r.corriger('julien', 'tenue-de-la-liste', 'amina', (await r.lireLes('julien', 'amina'))[0] ?? assert.fail(), corps)
    assert.deepEqual(await fautes(await dire({ protection: 'TUTELLE' })), ['/representant'])
    await reussi(await dire({ protection: 'TUTELLE', representant: 'UDAF du Nord' }))
  })

  it('trois mois, cinq mois, une date passée, sans motifs : refusé, la borne et son texte sont dits', async () => {
    assert.deepEqual(await fautes(await radier({ mois: 3 })), ['/mois'])
    assert.match(
      await detail(await radier({ mois: 5 })),
      /4 mois, ni plus ni moins \(code de l’action sociale et des familles, art\. L\. 262-37\)/,
    )
    assert.deepEqual(await fautes(await radier({ dateEffet: plusJours(r.jour(), -1) })), ['/dateEffet'])
    assert.deepEqual(await fautes(await radier({ dateEffet: plusJours(r.jour(), 32) })), ['/dateEffet'])
    assert.equal((await radier({ motivation: 'trop court' })).status, 400)
    assert.deepEqual(await fautes(await radier({ radiation: 9 })), ['/radiation'])
    assert.equal((await radier({ surVersion: 7 })).status, 412)
    assert.match(await r.surLaListe('amina'), /^inscrit/)
  })

  it('sans nouveau contradictoire, il prononce quatre mois à une date annoncée ; deux décisions à la fois, une seule tient', async () => {
    const effet = plusJours(r.jour(), 3)
    const deux = await Promise.all([radier({ dateEffet: effet }), radier({ dateEffet: effet })])
    assert.deepEqual(
      deux.map(x => x.status).toSorted((a, b) => a - b),
      [201, 409],
    )
    const { donnees } = (await r.lireLes('madameRoy', 'amina'))[0] ?? assert.fail()
    assert.deepEqual(
      [donnees.etat, donnees.moisDecides, donnees.dateEffet, donnees.dernierJour],
      ['PRONONCEE', 4, effet, plusJours(plusMois(effet, 4), -1)],
    )
    assert.deepEqual(await r.aFaire('amina'), [])
    assert.match(await r.surLaListe('amina'), /^inscrit/, 'la date n’est pas venue')
    await r.dans(3)
    assert.equal(await r.surLaListe('amina'), `radie G ${effet} sanction`)
  })

  it('l’agent qui a décidé est nommé à la personne et à France Travail, jamais au département', async () => {
    const lire = async (qui: string, echange: string) => {
      const reponse = await r.p.appeler(`/api/v1/${echange}/decisions-de-radiation/${r.nom(qui, 'amina')}`, {
        jeton: await r.p.jetonDe(qui),
      })
      return ((await reponse.json()) as { elements: { donnees: Record<string, unknown> }[] }).elements.at(-1)?.donnees
    }
    assert.equal((await lire('amina', 'acces-de-la-personne'))?.decideur, 'Hervé DUVAL')
    assert.equal((await lire('julien', 'tenue-de-la-liste'))?.decideur, 'Hervé DUVAL')
    assert.ok(!('decideur' in ((await lire('madameRoy', 'proposition-du-departement')) ?? {})))
  })

  it('annulée, elle est tenue pour n’avoir jamais quitté la liste', async () => {
    await reussi(
      await r.decider('monsieurDuval', 'amina', { sens: 'ANNULATION', motivation: 'La décision du département est annulée par le juge.' }),
    )
    assert.match(await r.surLaListe('amina'), /^inscrit G/)
    const caisse = await r.p.appeler(`/api/v1/versement-rsa/inscriptions/${r.p.identifiant('amina', 'CAF591')}`, {
      jeton: await r.p.jetonDApplication('PAR_caf_591'),
    })
    assert.match(await caisse.text(), /"statut":"inscrit"/, 'sa caisse le lit')
    await r.dans(0)
    assert.deepEqual(
      (await r.echeances('amina')).filter(e => e.includes('radiation')),
      [],
    )
  })
})

describe('E2, E4 — La personne sans aucun droit : un avertissement, puis une radiation', () => {
  it('qui a un droit au RSA relève du département ; un délai passé n’en est pas un', async () => {
    assert.deepEqual(await fautes(await r.avertir('amina')), ['/fondement'])
    assert.deepEqual(await fautes(await r.avertir('samira', { delai: r.jour(), mois: 5, fondement: null })), [
      '/mois',
      '/fondement',
      '/delai',
    ])
  })

  it('qui avertit dit si elle est protégée, et qui la représente : il est averti aussi', async () => {
    const avertir = async (dit: object) => detail(await r.avertir('samira', dit))
    assert.match(await avertir({ protection: null }), /Dites si la personne est en tutelle ou en curatelle/)
    assert.match(await avertir({ protection: 'TUTELLE' }), /aussi à son tuteur \(code civil, art\. 475, à vérifier\)/)
  })

  it('le dernier jour du délai est encore à elle ; le lendemain, c’est à instruire', async () => {
    await reussi(await r.avertir('samira'))
    await r.dans(15)
    assert.match(await detail(await r.decider('monsieurDuval', 'samira', { sens: 'ENVISAGEE' })), /jusqu’au .* inclus/)
    assert.deepEqual(await r.aFaire('samira'), [])
    await r.dans(1)
    assert.deepEqual(await r.aFaire('samira'), ['radiation-a-decider FT radiation:1'])
  })

  it('avertie avant qu’on le demande, rien ne s’envisage sans le dire ; qui mène le dit, et le corrige tant que rien n’est décidé', async () => {
    await r.p.base.proprietaire`update radiation set protection = null where usager_id = ${r.p.numero('samira').toString()}`
    const envisager = () => r.decider('monsieurDuval', 'samira', { sens: 'ENVISAGEE' })
    assert.match(await detail(await envisager()), /Dites si la personne est en tutelle ou en curatelle/)
    const dire = async (qui: string, echange: string, corps: object) =>
      r.corriger(qui, echange, 'samira', (await r.lireLes('samira', 'samira'))[0] ?? assert.fail(), corps)
    assert.deepEqual(await fautes(await dire('julien', 'tenue-de-la-liste', { protection: 'CURATELLE' })), ['/representant'])
    assert.equal((await dire('samira', 'reponse-de-la-personne', { protection: 'AUCUNE' })).status, 400)
    assert.equal((await dire('madameRoy', 'proposition-du-departement', { protection: 'AUCUNE' })).status, 404)
    await reussi(await dire('julien', 'tenue-de-la-liste', { protection: 'CURATELLE', representant: 'Mme Leroy, 59000 Lille' }))
  })

  it('elle a dix jours pour répondre : aucune décision avant ; deux mois ensuite, et elle peut se réinscrire après', async () => {
    await reussi(await r.decider('monsieurDuval', 'samira', { sens: 'ENVISAGEE' }))
    await r.dans(10)
    const radier = { sens: 'RADIATION', mois: 2, dateEffet: r.jour() }
    assert.equal((await r.decider('monsieurDuval', 'samira', radier)).status, 409)
    const [sienne] = await r.lireLes('samira', 'samira')
    await reussi(
      await r.corriger('samira', 'reponse-de-la-personne', 'samira', sienne ?? assert.fail(), { observations: 'J’étais malade.' }),
    )
    await r.dans(1)
    assert.deepEqual(await r.aFaire('samira'), ['radiation-a-decider FT radiation:1'])
    await reussi(await r.decider('monsieurDuval', 'samira', { ...radier, dateEffet: r.jour() }))
    assert.match(await r.surLaListe('samira'), /^radie A \S+ sanction$/)
    const decidee = (await r.lireLes('samira', 'samira'))[0] ?? assert.fail()
    assert.equal((await r.corriger('julien', 'tenue-de-la-liste', 'samira', decidee, { protection: 'TUTELLE' })).status, 409)
  })

  it('avant le terme, nul ne la réinscrit ; après, oui', async () => {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${r.nom('julien', 'samira')}`
    const inscrire = async () => {
      const { version } = (await (await r.p.appeler(chemin, { jeton: await r.p.jetonDe('julien') })).json()) as { version: number }
      const corps = JSON.stringify({ statut: 'inscrit', dateEffetStatut: r.jour(), motifFin: null })
      return r.p.appeler(chemin, {
        method: 'PATCH',
        jeton: await r.p.jetonDe('julien'),
        headers: { 'if-match': `"${version}"` },
        body: corps,
      })
    }
    const refus = await inscrire()
    assert.equal(refus.status, 422)
    assert.match(await detail(refus), /radiée jusqu’au .*R\. 5412-5/)
    await r.dans(62)
    assert.equal((await r.lireLes('samira', 'samira'))[0]?.donnees.etat, 'ECHUE')
    assert.match(await r.surLaListe('samira'), /^radie/, 'le terme ne réinscrit personne')
    await reussi(await inscrire())
  })
})
