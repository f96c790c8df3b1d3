import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { contenuDeDemonstration } from '../../../jeu-d-essai/habilitations.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { jourDe } from '../../moteur/moteur.js'
import { comme } from './comme.essai.js'

const p = await unePlateforme()
after(() => p.fermer())
const adam = await comme(p, 'madameAdam')
const kone = await comme(p, 'monsieurKone')
const mercier = await comme(p, 'madameMercier')

const lignes = ['identite.accompagnement.consulter', 'identite.accompagnement.rechercher']
const contenu = contenuDeDemonstration(lignes)
const lire = async () => {
  const chemin = `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`
  return (await p.appeler(chemin, { jeton: await p.jetonDe('madameRoy') })).status
}
const sansHabilitation = async () => {
  const { corps } = await mercier('GET', '/habilitations?etat=active')
  for (const h of (corps.elements as { numero: number; organisation: string }[]).filter(x => x.organisation === 'CD59'))
    await mercier('POST', `/habilitations/${h.numero}/evenements`, { evenement: 'revoquer', motif: 'Essai' })
}
/** Sends a request to the end; the number of what is granted. */
const obtenir = async (corps: unknown): Promise<number> => {
  const { numero } = (await adam('POST', '/demandes', corps)).corps
  assert.equal((await adam('POST', `/demandes/${numero}/evenements`, { evenement: 'soumettre' })).statut, 200)
  const validee = await mercier('POST', `/demandes/${numero}/evenements`, { evenement: 'valider' })
  assert.equal(validee.statut, 200, validee.texte)
  return Number(validee.corps.habilitation)
}

describe('J10 — Une organisation demande, l’opérateur instruit, l’habilitation fait la politique', () => {
  it('de la demande au premier dossier ouvert, puis à la révocation, en passant par des modifications', async () => {
    await sansHabilitation()
    assert.equal(await lire(), 403)
    const { statut, corps } = await adam('POST', '/demandes', { intitule: 'Accompagner' })
    assert.equal(statut, 201)
    const demande = `/demandes/${corps.numero}`

    const incomplete = await adam('POST', `${demande}/evenements`, { evenement: 'soumettre' })
    assert.equal(incomplete.statut, 422)
    const fautes = incomplete.corps.errors as { pointer: string; detail: string }[]
    for (const [pointeur, phrase] of [
      ['/contacts/delegueProtectionDonnees/courriel', /adresse électronique/],
      ['/lignes', /au moins un échange/],
      ['/homologation/autorite', /homologué/],
      ['/dpoInforme', /délégué/],
    ] as const)
      assert.match(fautes.find(f => f.pointer === pointeur)?.detail ?? '', phrase, pointeur)

    assert.equal((await adam('PUT', demande, { version: 1, contenu })).statut, 204)
    assert.equal((await adam('PUT', demande, { version: 1, contenu })).statut, 412, 'deux onglets : le second l’apprend')
    assert.equal((await adam('POST', `${demande}/evenements`, { evenement: 'soumettre' })).statut, 200)
    assert.equal((await mercier('POST', `${demande}/evenements`, { evenement: 'refuser' })).statut, 422, 'un refus dit pourquoi')
    await mercier('POST', `${demande}/evenements`, { evenement: 'demander-modifications', message: 'Précisez les destinataires.' })
    const relue = (await adam('GET', demande)).corps
    assert.deepEqual(relue.evenements, ['modifier', 'soumettre', 'ecrire', 'archiver'])
    const fil = relue.fil as { evenement: string; message: string | null }[]
    assert.deepEqual(
      fil.map(f => f.evenement),
      ['creer', 'soumettre', 'demander-modifications'],
    )
    assert.equal(fil.at(-1)?.message, 'Précisez les destinataires.')
    await adam('PUT', demande, { version: relue.version, contenu: { ...contenu, destinataires: 'Les référents de parcours.' } })
    await adam('POST', `${demande}/evenements`, { evenement: 'soumettre' })
    const validee = await mercier('POST', `${demande}/evenements`, { evenement: 'valider', quotaParSeconde: 50 })
    assert.equal(validee.statut, 200, validee.texte)
    assert.equal(await lire(), 200, 'en vigueur aussitôt')

    const h = (await adam('GET', `/habilitations/${validee.corps.habilitation}`)).corps
    assert.equal(h.quotaParSeconde, 50)
    assert.deepEqual(
      (h.lignes as { code: string; aChange: boolean }[]).map(l => [l.code, l.aChange]),
      lignes.toReversed().map(l => [l, false]),
    )
    const debut = Date.now()
    await mercier('POST', `/habilitations/${validee.corps.habilitation}/evenements`, { evenement: 'revoquer', motif: 'Fuite de secrets.' })
    assert.equal(await lire(), 403)
    assert.ok(Date.now() - debut < 5_000)
    assert.equal((await adam('GET', `/habilitations/${validee.corps.habilitation}`)).corps.motif, 'Fuite de secrets.')
  })

  it('rouverte pour changer, l’ancienne vaut jusqu’à ce que la nouvelle la remplace', async () => {
    const ancienne = await obtenir(contenu)
    const rouverte = await adam('POST', `/habilitations/${ancienne}/evenements`, { evenement: 'rouvrir' })
    const nouvelle = `/demandes/${rouverte.corps.demande}`
    assert.equal(
      (await adam('POST', `/habilitations/${ancienne}/evenements`, { evenement: 'rouvrir' })).statut,
      409,
      'une réouverture à la fois',
    )
    assert.equal(await lire(), 200)
    await adam('POST', `${nouvelle}/evenements`, { evenement: 'soumettre' })
    const { corps } = await mercier('POST', `${nouvelle}/evenements`, { evenement: 'valider' })
    assert.equal((await adam('GET', `/habilitations/${ancienne}`)).corps.etat, 'obsolete')
    assert.equal((await adam('GET', `/habilitations/${corps.habilitation}`)).corps.etat, 'active')
    assert.equal(await lire(), 200)
  })

  it('la revue semestrielle repart du jour où l’organisation dit qu’elle en a besoin', async () => {
    const numero = await obtenir(contenu)
    await p.base.proprietaire`update habilitation set revue_le = (now() at time zone 'Europe/Paris')::date - 200 where numero = ${numero}`
    const avant = (await adam('GET', `/habilitations/${numero}`)).corps
    assert.ok(String(avant.aRevoirLe) < jourDe(new Date()))
    await adam('POST', `/habilitations/${numero}/evenements`, { evenement: 'revoir' })
    const apres = (await adam('GET', `/habilitations/${numero}`)).corps
    assert.equal(apres.revueLe, new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()))
    assert.equal(apres.revuePar, 'adam.helene|ADAM|Hélène')
  })

  it('une ligne fermée à la catégorie de l’organisation, une homologation périmée, une convention non signée : refusées par leur nom', async () => {
    const fautes = async (champs: object) => {
      const { numero } = (await adam('POST', '/demandes', { ...contenu, ...champs })).corps
      const r = await adam('POST', `/demandes/${numero}/evenements`, { evenement: 'soumettre' })
      return [r.statut, ...((r.corps.errors ?? []) as { pointer: string }[]).map(e => e.pointer)]
    }
    assert.deepEqual(await fautes({ lignes: ['identite.versementRsa.deposer'] }), [422, '/lignes/0'])
    assert.deepEqual(await fautes({ dureeConservation: 60 }), [422, '/justificationDeLaDuree'])
    assert.deepEqual(await fautes({ homologation: { ...contenu.homologation, au: '2025-06-01' } }), [422, '/homologation/au'])
    const { numero } = (await adam('POST', '/demandes', { ...contenu, convention: 99 })).corps
    await adam('POST', `/demandes/${numero}/evenements`, { evenement: 'soumettre' })
    assert.equal((await mercier('POST', `/demandes/${numero}/evenements`, { evenement: 'valider' })).statut, 422)
    const [reste] = await p.base.proprietaire<{ etat: string }[]>`select etat from demande_habilitation where numero = ${Number(numero)}`
    assert.equal(reste?.etat, 'soumise', 'rien n’a été fait à moitié')
  })

  it('l’administrateur d’une autre organisation ne trouve rien, un référent n’entre pas, un jeton sans agent prouvé non plus', async () => {
    const { numero } = (await adam('POST', '/demandes', contenu)).corps
    const habilitation = await obtenir(contenu)
    for (const [methode, chemin, corps] of [
      ['GET', `/demandes/${numero}`, undefined],
      ['PUT', `/demandes/${numero}`, { version: 1, contenu: {} }],
      ['POST', `/demandes/${numero}/evenements`, { evenement: 'archiver' }],
      ['GET', `/habilitations/${habilitation}`, undefined],
      ['POST', `/habilitations/${habilitation}/evenements`, { evenement: 'revoir' }],
    ] as const)
      assert.equal((await kone(methode, chemin, corps)).statut, 404, `${methode} ${chemin}`)
    assert.deepEqual(
      ((await kone('GET', '/demandes')).corps.elements as { organisation: string }[]).filter(d => d.organisation !== 'ML-LILLE'),
      [],
    )
    for (const persona of ['madameRoy', 'julien', 'monsieurBrun', 'madameDubois'])
      assert.equal((await (await comme(p, persona))('GET', '/demandes')).statut, 403, persona)
    const declare = await p.appeler('/api/v1/administration/demandes', { jeton: await p.jetonDe('madameAdam') })
    assert.equal(declare.status, 403)
    const faible = await comme(p, 'madameAdam', { acr: 'eidas1-mfa' })
    await assert.rejects(faible('GET', '/demandes'), /authentification renforcee demandée/)
  })

  it('chaque acte, et chaque refus, laisse une trace que rien n’efface', async () => {
    const actes = await p.base.proprietaire<{ acte: string; par_agent: string }[]>`
      select acte, par_agent from acte_d_administration where organisation = 'CD59' or par_organisation = 'ML-LILLE'`
    const faits = new Set(actes.map(a => `${a.acte} ${a.par_agent.split('|')[1]}`))
    for (const attendu of [
      'demande.soumettre ADAM',
      'habilitation.accorder MERCIER',
      'habilitation.revoquer MERCIER',
      'habilitation.revoir ADAM',
      'refus KONE',
    ])
      assert.ok(faits.has(attendu), attendu)
  })
})

describe('J9 — Conventions et adhésions', () => {
  it('une convention signée par tous fonde une habilitation ; dénoncée par un seul, elle la fait cesser aussitôt', async () => {
    await sansHabilitation()
    const { numero } = (
      await adam('POST', '/conventions', {
        intitule: 'Convention',
        objet: 'Partage',
        adresse: null,
        du: '2025-01-01',
        au: null,
        parties: ['ML-LILLE'],
      })
    ).corps
    assert.equal((await adam('POST', `/conventions/${numero}/evenements`, { evenement: 'signer' })).statut, 204)
    assert.equal((await adam('POST', `/conventions/${numero}/evenements`, { evenement: 'signer' })).statut, 409)
    assert.equal((await kone('POST', `/conventions/${numero}/evenements`, { evenement: 'signer' })).statut, 204)
    await obtenir({ ...contenu, convention: numero })
    assert.equal(await lire(), 200)
    assert.equal((await kone('POST', `/conventions/${numero}/evenements`, { evenement: 'denoncer' })).statut, 204)
    assert.equal(await lire(), 403)
    assert.equal((await kone('POST', '/conventions/999/evenements', { evenement: 'signer' })).statut, 404)
    await obtenir(contenu)
  })

  it('adhérer à ce que la loi n’ouvre pas à l’organisation est introuvable', async () => {
    assert.equal((await adam('POST', '/adhesions', { ressource: 'identite', echange: 'eligibiliteIae', evenement: 'adherer' })).statut, 404)
    assert.deepEqual((await kone('GET', '/adhesions')).statut, 200)
  })
})
