import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lettreLue } from '../../../portail/lettres/relire.essai.js'
import { plusJours, plusMois } from '../../droit/jours.js'
import { joindreUnePiece } from '../pieces/pieces.essai.js'
import { type Corps, uneSanction } from './sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const detail = async (r: Response) => ((await r.json()) as { detail: string }).detail
const refuse = async (r: Response, statut: number, phrase: RegExp) => {
  assert.equal(r.status, statut, await r.clone().text())
  assert.match(await detail(r), phrase)
}
const decider = (corps = s.decision(), qui = 'monsieurBrun') => s.agir(qui, 'decision', corps)
const griefs = { protection: 'AUCUNE', griefs: 'Il vous est reproché deux absences à des ateliers.' }
const siens = async () => (await s.travaux('amina')).filter(t => /suspension|suppression|levee|radiation/.test(t))

describe('B2, B3, E2 — Amina : signalée, notifiée, entendue, sanctionnée, remise en conformité, rétablie', () => {
  it('rien ne se décide avant d’être notifié, ni avant qu’elle ait répondu ou que dix jours aient passé', async () => {
    await reussi(await s.ouvrir('monsieurBrun', await s.reprocher()), 201)
    assert.deepEqual(await siens(), ['suspension-a-traiter CD59'])
    await refuse(await decider(), 422, /Rien n’a encore été notifié/)
    await refuse(await s.notifier({ protection: null }), 422, /Dites si la personne est en tutelle ou en curatelle/)
    await refuse(await s.notifier({ protection: 'TUTELLE' }), 422, /aussi à son tuteur \(code civil, art\. 475, à vérifier\)/)
    await reussi(await s.notifier({ protection: 'TUTELLE', representant: 'UDAF du Nord, 10 rue Baptiste-Monnoyer, 59000 Lille' }))
    const { donnees } = await s.derniere('amina')
    assert.deepEqual([donnees.etat, donnees.reponseAvant, donnees.rang], ['CONTRADICTOIRE', plusJours(s.jour(), 10), 'PREMIER'])
    await refuse(await decider(), 422, /a jusqu’au .* pour présenter ses observations/)
  })

  it('elle joint une pièce : qui instruit et qui tient la liste l’ouvrent, pas qui l’accompagne seulement ; ce n’est pas encore répondre', async () => {
    const { numero } = await s.derniere('amina')
    const ouvrir = await joindreUnePiece(s.p, 'amina', { chemin: 'sanctions-rsa', numero })
    assert.equal(await ouvrir('madameRoy', 'CD59'), 200)
    assert.equal(await ouvrir('julien', 'FT'), 200)
    assert.equal(await ouvrir('madameLeroux', 'DCD59-CCAS-ROUBAIX'), 404)
    assert.equal((await s.derniere('amina')).donnees.observationsLe, null)
    await refuse(await decider(), 422, /a jusqu’au .* pour présenter ses observations/)
  })

  it('elle répond et demande à être entendue : pas de décision sans l’entendre', async () => {
    await reussi(await s.observer())
    await reussi(await s.agir('amina', 'reponse-de-la-personne', { audition: true, assistance: 'Une amie' }))
    await refuse(await decider(), 422, /observations|entendue/)
    await reussi(await s.agir('madameRoy', 'instruction', { entendueLe: s.jour(), compteRendu: 'Elle reconnaît deux absences.' }))
  })

  it('hors des bornes : la borne et son texte ; sans motifs, sans qualité, par un programme, un autre département : refusé', async () => {
    await refuse(await decider(s.decision({ taux: 51 })), 422, /au plus 50 % .*R\. 262-68-6/)
    await refuse(await decider(s.decision({ taux: 20 })), 422, /au moins 30 %/)
    await refuse(await decider(s.decision({ mois: 3 })), 422, /de 1 à 2 mois/)
    await refuse(await decider(s.decision({ motivation: null })), 422, /motifs de la décision/)
    await refuse(await decider(s.decision({ qualite: null })), 422, /à quel titre/)
    await refuse(await s.agir('julien', 'tenue-de-la-liste', s.decision()), 422, /celle de CD59/)
    const { numero, version } = await s.derniere()
    const chemin = (organisation: string) => `/api/v1/decision/sanctions-rsa/${s.p.identifiant('amina', organisation)}/${numero}`
    const envoi = { method: 'PATCH', headers: { 'if-match': `"${version}"` }, body: JSON.stringify(s.decision()) }
    assert.equal((await s.p.appeler(chemin('CD62'), { ...envoi, jeton: await s.p.jetonDe('monsieurPetit') })).status, 404)
    assert.equal((await s.p.appeler(chemin('CD59'), { ...envoi, jeton: await s.p.jetonDe('madameLeroux') })).status, 403)
    assert.deepEqual(await s.envois(), [])
  })

  it('qui instruit ne signe pas ; ni qui signait, dès que ce rôle lui est retiré', async () => {
    await refuse(await decider(s.decision(), 'madameRoy'), 422, /délégué sa signature .*L\. 262-37/)
    const roles = (r: string) => s.p.base.proprietaire`update agent set roles = ${[r]} where identifiant like 'brun.marc%'`
    await roles('referent')
    await refuse(await decider(), 422, /délégué sa signature/)
    await roles('responsable')
    assert.deepEqual([(await s.derniere()).donnees.etat, await s.envois()], ['CONTRADICTOIRE', []])
  })

  it('deux décisions à la fois : une seule est prise, et la caisse ne l’apprend qu’une fois', async () => {
    const { version } = await s.derniere()
    const deux = await Promise.all([30, 40].map(taux => s.agir('monsieurBrun', 'decision', s.decision({ taux }), version)))
    const statuts = deux.map(r => r.status).toSorted((a, b) => a - b)
    assert.equal(statuts[0], 200)
    assert.ok(statuts[1] === 412 || statuts[1] === 409, String(statuts))
    const { numero, donnees } = await s.derniere('amina')
    assert.deepEqual([donnees.etat, donnees.decideur, donnees.au], ['DECIDEE', 'Marc BRUN', plusJours(plusMois(s.jour(), 1), -1)])
    for (const lettre of ['notification', 'decision'])
      assert.match(await lettreLue(s.p, 'amina', `/mon-espace/sanctions/${numero}/${lettre}.pdf`), /Copie à : UDAF du Nord, 10 rue/)
    assert.equal((await s.envois()).length, 1)
    assert.deepEqual(await siens(), [])
  })

  it('son référent dit sa remise en conformité ; la suspension est levée, ses droits rétablis, une seule fois', async () => {
    assert.equal((await s.derniere('madameLeroux')).donnees.motivation, undefined, 'un délégataire ne lit pas les motifs')
    await reussi(await s.agir('madameLeroux', 'remise-en-conformite', { conformite: 'Participe de nouveau aux ateliers.' }))
    assert.deepEqual(await siens(), ['levee-a-traiter CD59'])
    const [{ avant } = { avant: '' }] = await s.p.base.proprietaire<{ avant: string }[]>`
      select to_char(a_faire_avant, 'YYYY-MM-DD') as avant from travail where nature = 'levee-a-traiter' and clos_le is null`
    assert.equal(avant, (await s.derniere()).donnees.au, 'après le dernier jour, il n’y a plus rien à lever')
    await refuse(await decider({ levee: 'LEVEE' }), 422, /Dites pourquoi/)
    await refuse(await decider({ levee: 'LEVEE', motifDeLevee: 'Elle participe de nouveau.' }, 'madameRoy'), 422, /délégué sa signature/)
    await reussi(await decider({ levee: 'LEVEE', motifDeLevee: 'Elle participe de nouveau.' }))
    const { donnees } = await s.derniere('amina')
    assert.deepEqual([donnees.etat, donnees.retablieDepuis], ['LEVEE', donnees.du])
    assert.deepEqual(
      (await s.envois()).map(e => e.split(' ')[0]),
      ['suspension', 'levee', 'retablissement'],
    )
    await refuse(await decider({ levee: 'LEVEE', motifDeLevee: 'Encore' }), 409, /est levée/)
  })

  it('elle conteste ; la décision est annulée, et la caisse l’apprend', async () => {
    await reussi(await s.agir('amina', 'reponse-de-la-personne', { recours: 'J’étais à l’hôpital avec mon fils.' }))
    assert.ok((await s.travaux('amina')).includes('recours-a-examiner CD59'))
    await refuse(await decider({ annulation: 'Recours fondé.' }, 'madameRoy'), 422, /délégué sa signature/)
    await reussi(await decider({ annulation: 'Recours fondé.' }))
    assert.equal((await s.envois()).at(-1)?.split(' ')[0], 'annulation')
    assert.ok(!(await s.travaux('amina')).includes('recours-a-examiner CD59'))
    await refuse(await decider(s.decision({ taux: 45 })), 409, /annulée/)
  })
})

describe('B3, E1 — La suppression : réitération, équipe pluridisciplinaire, radiation proposée', () => {
  it('une première sanction va à son terme, sans que rien ne se lève après', async () => {
    await reussi(await s.ouvrir('monsieurBrun', await s.reprocher()), 201)
    await reussi(await s.notifier())
    assert.equal((await s.dans(11)).echouees, 0)
    await reussi(await decider())
    assert.equal((await s.dans(40)).echouees, 0)
    assert.equal((await s.derniere()).donnees.etat, 'ECHUE')
    await refuse(await decider({ levee: 'LEVEE', motifDeLevee: 'Trop tard' }), 409, /arrivée à son terme/)
  })

  const joindre = async (numero: number, texte: string) =>
    s.p.appeler(`/api/v1/pieces/moi/sanctions-rsa/${numero}`, {
      method: 'POST',
      jeton: await s.p.jetonDe('amina'),
      headers: { 'content-type': 'application/pdf' },
      body: `%PDF-1.7 ${texte}`,
    })

  it('sans recours, rien ne se joint à une décision prise', async () => {
    const { numero } = await s.derniere('amina')
    await refuse(await joindre(numero, 'avant'), 409, /./)
    const page = await fetch(`${s.p.url}/mon-espace/sanctions/${numero}`, { headers: { cookie: await s.p.ouvrirSession('amina') } })
    assert.doesNotMatch(await page.text(), /Joindre une pièce/)
  })

  const silences = async () => (await s.courriels()).filter(t => /restée sans réponse/.test(t)).length

  it('le président a deux mois pour répondre à un recours ; son silence le rejette, et n’annule rien', async () => {
    await reussi(await s.agir('amina', 'reponse-de-la-personne', { recours: 'Je n’ai pas reçu la convocation.' }))
    const a = async () => (await s.travaux('amina')).includes('recours-a-examiner CD59')
    const [du, avant] = [s.jour(), await silences()]
    await s.dans(1)
    await reussi(await s.agir('amina', 'reponse-de-la-personne', { recours: 'Je n’ai pas reçu la convocation : j’avais déménagé.' }))
    assert.equal((await s.p.avancer(new Date(`${plusMois(du, 2)}T12:00:00Z`))).echouees, 0)
    assert.ok(await a(), 'le dernier jour, il est encore à examiner')
    assert.equal((await s.dans(1)).echouees, 0)
    assert.ok(!(await a()))
    assert.equal((await s.derniere()).donnees.etat, 'ECHUE')
    assert.equal(await silences(), avant + 1, 'elle en est avertie')
    await refuse(
      await s.agir('amina', 'reponse-de-la-personne', { recours: 'J’insiste.' }),
      422,
      /sans réponse.*vaut rejet.*L\. 262-47.*tribunal/,
    )
    const { numero, donnees } = await s.derniere('amina')
    assert.equal(donnees.recoursLe, du, 'ce qu’elle a ajouté n’a repoussé aucun délai')
    const page = await fetch(`${s.p.url}/mon-espace/sanctions/${numero}`, { headers: { cookie: await s.p.ouvrirSession('amina') } })
    assert.doesNotMatch(await page.text(), /Compléter ma contestation/)
  })

  it('même après le silence, un recours se rejette au nom du président, par qui signe, en disant pourquoi ; une fois, et il ne se refait pas', async () => {
    const { numero, donnees: contestee } = await s.derniere('amina')
    const ouvrir = await joindreUnePiece(s.p, 'amina', { chemin: 'sanctions-rsa', numero, texte: 'l’enveloppe revenue' })
    assert.deepEqual([await ouvrir('madameRoy', 'CD59'), await ouvrir('julien', 'FT'), await ouvrir('sofia', 'ML-LILLE')], [200, 200, 404])
    assert.deepEqual((await s.derniere('amina')).donnees.recoursLe, contestee.recoursLe, 'joindre ne déplace pas le jour du recours')
    const rejet = { rejet: 'La convocation a été remise en main propre le 3 novembre.' }
    await refuse(await decider(rejet, 'madameRoy'), 422, /délégué sa signature/)
    await reussi(await decider(rejet))
    const { donnees } = await s.derniere('amina')
    assert.deepEqual([donnees.etat, donnees.rejetLe, donnees.rejetPar], ['ECHUE', s.jour(), 'Marc BRUN'])
    assert.ok(!(await s.travaux('amina')).includes('recours-a-examiner CD59'))
    await refuse(await decider({ rejet: 'Encore une fois, pour les mêmes raisons.' }), 422, /déjà rejeté/)
    await refuse(await s.agir('amina', 'reponse-de-la-personne', { recours: 'J’insiste.' }), 422, /tribunal administratif/)
    await refuse(await joindre(numero, 'trop tard'), 409, /./)
    assert.match(await lettreLue(s.p, 'amina', `/mon-espace/sanctions/${numero}/rejet.pdf`), /remise en main propre/)
  })

  it('persistance : sans l’avis de l’équipe, pas de suppression ; totale, quatre mois : la radiation est proposée, pas prononcée', async () => {
    await reussi(
      await s.ouvrir('monsieurBrun', await s.reprocher(), { consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 }),
      201,
    )
    // Said before the decision, it is kept, and there is nothing to lift yet.
    await reussi(await s.agir('madameLeroux', 'remise-en-conformite', { conformite: 'Est venue à un atelier.' }))
    assert.equal((await s.derniere()).donnees.etat, 'A_TRAITER')
    assert.equal((await s.derniere()).donnees.rang, 'PERSISTANCE')
    assert.deepEqual(await siens(), ['suppression-a-traiter CD59'])
    await reussi(await s.notifier({ protection: 'CURATELLE', representant: 'Mme Leroy, 59000 Lille' }))
    assert.equal((await s.dans(11)).echouees, 0)
    const totale = s.decision({ foyer: 'SEUL', taux: 100, mois: 4 })
    await refuse(await decider(totale), 422, /équipe pluridisciplinaire .*L\. 262-39/)
    await reussi(await s.agir('madameRoy', 'instruction', { avis: 'FAVORABLE', avisLe: s.jour() }))
    await reussi(await decider(totale))
    assert.ok((await siens()).includes('radiation-proposee FT'))
    const [proposee] = await s.lireSur('julien', 'tenue-de-la-liste', 'radiations', 'amina')
    assert.equal(proposee?.donnees.representant, 'Mme Leroy, 59000 Lille', 'qui la représentait est averti de la suite aussi')
    const [elle] = await s.p.base.proprietaire<
      { statut: string }[]
    >`select statut from inscription where usager_id = ${s.p.numero('amina').toString()}`
    assert.equal(elle?.statut, 'inscrit')
  })
})

describe('B2 — France Travail propose ; quinze jours sans que le département s’en saisisse, elle suit par délégation', () => {
  it('le quinzième jour encore au département ; le seizième à France Travail, qui seule agit alors', async () => {
    await reussi(await s.ouvrir('julien', await s.reprocher()), 201)
    assert.ok((await siens()).includes('suspension-a-instruire CD59'))
    const [{ avant } = { avant: '' }] = await s.p.base.proprietaire<{ avant: string }[]>`
      select to_char(a_faire_avant, 'YYYY-MM-DD') as avant from travail where nature = 'suspension-a-instruire' and clos_le is null`
    assert.equal(avant, plusJours(s.jour(), 15), 'la file le dit jusqu’au quinzième jour')
    await refuse(await s.notifier(), 409, /pas encore saisi/)
    assert.equal((await s.dans(15)).echouees, 0)
    assert.equal((await s.derniere()).donnees.etat, 'A_INSTRUIRE')
    assert.equal((await s.dans(1)).echouees, 0)
    assert.deepEqual([(await s.derniere()).donnees.etat, (await s.derniere()).donnees.delegueeLe], ['A_TRAITER', s.jour()])
    assert.ok((await siens()).includes('suspension-a-traiter FT'))
    await refuse(await s.notifier(), 422, /France Travail suit cette procédure/)
    await reussi(await s.agir('julien', 'tenue-de-la-liste', griefs))
  })

  it('le conseiller qui l’instruit ne la signe pas : le directeur d’agence, habilité, la signe', async () => {
    await reussi(await s.observer())
    const corps = s.decision({ foyer: 'SEUL', mois: 2, qualite: 'Directeur d’agence, par délégation' })
    await refuse(await s.agir('julien', 'tenue-de-la-liste', corps), 422, /France Travail a habilité .*R\. 5412-4/)
    await reussi(await s.agir('monsieurDuval', 'tenue-de-la-liste', corps))
    assert.deepEqual([(await s.derniere()).donnees.decideur, (await s.envois()).at(-1)], ['Hervé DUVAL', 'suspension 30'])
  })
})

describe('B2, E1 — La suppression que France Travail propose ne lui est pas déléguée', () => {
  it('passé seize jours elle est encore au département : France Travail n’y agit pas ; totale, l’avis rendu, la radiation est proposée', async () => {
    // The two months of the last one, and the day after.
    assert.equal((await s.p.avancer(new Date(`${plusJours(plusMois(s.jour(), 2), 1)}T12:00:00Z`))).echouees, 0)
    const totale = { consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 }
    await reussi(await s.ouvrir('julien', await s.reprocher(), totale), 201)
    assert.equal((await s.dans(16)).echouees, 0)
    const { donnees } = await s.derniere()
    assert.deepEqual([donnees.etat, donnees.delegueeLe, donnees.rang], ['A_TRAITER', null, 'PERSISTANCE'])
    assert.ok((await siens()).includes('suppression-a-traiter CD59'))
    await refuse(await s.agir('julien', 'tenue-de-la-liste', griefs), 422, /CD59/)
    const avant = (await siens()).filter(t => t === 'radiation-proposee FT').length
    await reussi(await s.notifier())
    // She answers by post: the day it came counts, and who instructs writes it down.
    const recue = (autres: Corps) => s.agir('madameRoy', 'instruction', { observations: 'Je n’ai pas reçu les convocations.', ...autres })
    await refuse(await recue({}), 422, /par courrier, ou de vive voix.*quel jour/)
    await refuse(await recue({ voie: 'COURRIER', recueLe: plusJours(s.jour(), 1) }), 422, /quel jour/)
    assert.equal((await s.dans(12)).echouees, 0)
    await refuse(await recue({ voie: 'COURRIER', recueLe: s.jour() }), 422, /dernier jour pour répondre/)
    await reussi(await recue({ voie: 'COURRIER', recueLe: plusJours(s.jour(), -3) }))
    assert.equal((await s.derniere('amina')).donnees.observationsLe, plusJours(s.jour(), -3))
    await reussi(await s.agir('madameRoy', 'instruction', { avis: 'DEFAVORABLE', avisLe: s.jour() }))
    await reussi(await decider(s.decision({ foyer: 'SEUL', taux: 100, mois: 4 })))
    assert.equal((await siens()).filter(t => t === 'radiation-proposee FT').length, avant + 1)
    await reussi(await decider({ annulation: 'L’avis était contraire.' }))
    assert.ok((await siens()).includes('radiation-a-reexaminer FT'))
    const ecran = await fetch(`${s.p.url}/professionnel/dossiers/${s.p.identifiant('amina', 'FT')}/radiations`, {
      headers: { cookie: await s.p.ouvrirSession('monsieurDuval') },
    })
    assert.match(
      (await ecran.text()).replaceAll(/\s+/g, ' '),
      /Prononcer la radiation <span[^>]*>— pas aujourd’hui : La suppression dont découle cette radiation est annulée/,
      'France Travail lit pourquoi avant de remplir quoi que ce soit',
    )
  })
})

describe('B3 — Aucun chemin n’écrit une sanction sans la décision d’un humain nommé', () => {
  it('la base elle-même la refuse', async () => {
    const qui = s.p.numero('amina').toString()
    for (const sans of ['decideur', 'motivation', 'qualite', 'notifiee_le'])
      await assert.rejects(
        s.p.base.proprietaire.unsafe(`update sanction_rsa set ${sans} = null where usager_id = ${qui} and decision = 'SANCTION'`),
        /sanction_decidee_par_un_humain|sanction_apres_le_contradictoire/,
      )
    for (const [sans, contrainte] of [
      ['observations = null, reponse_avant = decidee_le', /sanction_apres_le_contradictoire/],
      ['audition = true, entendue_le = null', /sanction_entendue/],
      ["consequence = 'SUPPRESSION', avis = null", /suppression_apres_avis/],
    ] as const)
      await assert.rejects(
        s.p.base.proprietaire.unsafe(`update sanction_rsa set ${sans} where usager_id = ${qui} and decision = 'SANCTION'`),
        contrainte,
      )
    await assert.rejects(
      s.p.base.proprietaire.unsafe(`update sanction_rsa set decision = null where usager_id = ${qui} and decision = 'SANCTION'`),
      /sanction_en_cours_decidee/,
    )
  })
})
