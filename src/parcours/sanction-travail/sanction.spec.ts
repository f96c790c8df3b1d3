import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { lettreLue } from '../../../portail/lettres/relire.essai.js'
import { plusJours, plusMois } from '../../droit/jours.js'
import { joindreUnePiece } from '../pieces/pieces.essai.js'
import { reponses } from '../orientation/orientation.essai.js'
import { type Corps, type Regime, uneSanctionDuTravail } from './sanction.essai.js'

const anciennes = 'src/serveur/migrations/0093_contestations-sans-delai.sql'
const s = await uneSanctionDuTravail()
after(() => s.p.fermer())
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, statut: number, phrase: RegExp) => {
  assert.equal(r.status, statut, await r.clone().text())
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}

const histoires: readonly [titre: string, regime: Regime, autres: { qui: string; nom: string; sansPouvoir: string }][] = [
  ['B3, E2 — Karim, indemnisé par France Travail', 'demandeur', { qui: 'monsieurDuval', nom: 'Hervé DUVAL', sansPouvoir: 'julien' }],
  ['B2, E5 — Léo, dont la mission locale verse l’allocation', 'jeune', { qui: 'madameRenard', nom: 'Alice RENARD', sansPouvoir: 'sofia' }],
]
for (const [titre, regime, { nom, sansPouvoir }] of histoires) {
  const x = s.pour(regime)
  const siens = async () => (await s.travaux(x.personne)).filter(t => /sanction|levee|radiation|manquement/.test(t))
  const organisme = regime === 'demandeur' ? 'FT' : 'ML-LILLE'

  describe(`${titre} : signalé, notifié, entendu, sanctionné, remis en conformité, rétabli`, () => {
    it('rien ne se décide avant d’être notifié, ni avant sa réponse ou la fin des dix jours', async () => {
      await reussi(await x.ouvrir(await x.reprocher()), 201)
      assert.deepEqual(await siens(), [`sanction-a-notifier ${organisme}`])
      await refuse(await x.decider(), 422, /Rien n’a encore été notifié/)
      await reussi(await x.notifier())
      assert.deepEqual(await siens(), [])
      const { donnees } = await x.derniere(x.personne)
      assert.deepEqual([donnees.etat, donnees.reponseAvant, donnees.rang], ['CONTRADICTOIRE', plusJours(s.jour(), 10), 'PREMIER'])
      await refuse(await x.decider(), 422, /a jusqu’au .* pour présenter ses observations .*R\. 5412-7/)
      await reussi(await x.entendre())
      await refuse(await x.decider(), 422, /a jusqu’au/)
    })

    it('elle joint une pièce : qui instruit l’ouvre, un organisme qui ne la suit pas, non ; ce n’est pas encore répondre', async () => {
      const { numero } = await x.derniere()
      const ouvrir = await joindreUnePiece(s.p, x.personne as string, { chemin: x.ressource, numero })
      assert.equal(await ouvrir(regime === 'demandeur' ? 'julien' : 'sofia', organisme), 200)
      assert.equal(await ouvrir('madameLeroux', 'DCD59-CCAS-ROUBAIX'), 404)
      assert.equal((await x.derniere(x.personne)).donnees.observationsLe, null)
      await refuse(await x.decider(), 422, /a jusqu’au/)
    })

    it('la personne répond et demande à être entendue : pas de décision sans l’entendre', async () => {
      await reussi(await x.observer({ audition: true, assistance: 'Une amie', observations: 'Mon fils était malade.' }))
      const presente = await x.derniere()
      assert.equal(presente.donnees.entendueLe, s.jour())
    })

    it('hors des bornes, sans motifs, sans qualité, au-delà de ce qui est notifié : refusé, la borne et son texte dits', async () => {
      await refuse(await x.decider(x.decision({ taux: 20 })), 422, /au moins 30 % .*R\. 5412-1/)
      await refuse(await x.decider(x.decision({ taux: 40 })), 422, /ne dépasse pas celle sur laquelle la personne a pu s’expliquer : 30 %/)
      await refuse(await x.decider(x.decision({ mois: 3 })), 422, /de 1 à 2 mois/)
      await refuse(await x.decider(x.decision({ motivation: null })), 422, /motifs de la décision/)
      await refuse(await x.decider(x.decision({ qualite: null })), 422, /à quel titre/)
    })

    it('qui n’a pas reçu pouvoir de signer, un programme, un autre organisme : refusé', async () => {
      await refuse(await x.decider(x.decision(), sansPouvoir), 422, /R\. 5412-4/)
      const { numero, version } = await x.derniere()
      const tenter = async (qui: string, organisation: string, lignes?: readonly string[]) =>
        s.p.appeler(`/api/v1/decision/${x.ressource}/${s.p.identifiant(x.personne, organisation)}/${numero}`, {
          method: 'PATCH',
          headers: { 'if-match': `"${version}"` },
          body: JSON.stringify(x.decision()),
          jeton: await s.p.jetonDe(qui, lignes),
        })
      assert.equal((await tenter('monsieurBrun', 'CD59')).status, 403)
      assert.equal((await tenter('ines', 'CE59')).status, 403)
      assert.equal((await tenter(x.signe, organisme, [])).status, 403)
      assert.equal((await x.derniere()).donnees.decision, null)
    })

    it('deux décisions à la fois : une seule est prise, par une personne nommée', async () => {
      const { version } = await x.derniere()
      const autre = x.decision({ motivation: 'Deux absences que rien n’explique, ni avant ni après.' })
      const deux = await Promise.all([x.decision(), autre].map(corps => x.agir(x.signe, 'decision', corps, version)))
      const statuts = deux.map(r => r.status).toSorted((a, b) => a - b)
      assert.equal(statuts[0], 200)
      assert.ok(statuts[1] === 412 || statuts[1] === 409, String(statuts))
      const { donnees } = await x.derniere(x.personne)
      assert.deepEqual([donnees.etat, donnees.decideur, donnees.au], ['DECIDEE', nom, plusJours(plusMois(s.jour(), 1), -1)])
      assert.deepEqual(await siens(), [])
    })

    it('qui doit savoir lit la mesure, pas les motifs', async () => {
      const { donnees } = await x.derniere(x.voit[0], x.voit[1])
      assert.deepEqual([donnees.etat, donnees.taux, donnees.motivation, donnees.observations], ['DECIDEE', 30, undefined, undefined])
    })

    it('remise en conformité, levée par qui peut signer, rétablissement ; une fois', async () => {
      await reussi(await x.conformer())
      assert.deepEqual(await siens(), [`levee-a-decider ${organisme}`])
      await refuse(await x.lever('LEVEE', sansPouvoir), 422, /R\. 5412-4/)
      await refuse(await x.decider({ levee: 'LEVEE' }), 422, /Dites pourquoi/)
      await reussi(await x.lever())
      const { donnees } = await x.derniere(x.personne)
      assert.deepEqual([donnees.etat, donnees.retablieDepuis], ['LEVEE', donnees.du])
      await refuse(await x.lever('MAINTIEN'), 409, /est levée/)
    })

    it('une réponse arrivée par courrier ou de vive voix est notée par qui instruit, avec son jour ; les mots qu’elle a écrits elle-même restent les siens', async () => {
      await x.mener('CONTRADICTOIRE')
      const noter = (corps: Corps, qui: string = x.instruit) =>
        x.agir(qui, 'instruction', { observations: 'Elle dit que le bus n’est pas passé.', voie: 'COURRIER', recueLe: s.jour(), ...corps })
      await refuse(await noter({ voie: null }), 422, /par courrier, ou de vive voix/)
      await refuse(await noter({ recueLe: plusJours(s.jour(), 1) }), 422, /quel jour cette réponse est arrivée/)
      await refuse(await noter({ recueLe: plusJours(s.jour(), -1) }), 422, /depuis la notification/)
      await reussi(await noter({}))
      const { donnees } = await x.derniere(x.personne)
      assert.deepEqual(
        [donnees.voie, donnees.observationsLe, donnees.observations],
        ['COURRIER', s.jour(), 'Elle dit que le bus n’est pas passé.'],
      )
      await reussi(await noter({ voie: 'VIVE_VOIX', observations: 'Elle précise : la panne est du 16.' }), 200)
      const { numero } = await x.derniere()
      const joindre = async (qui: string, organisation: string, texte = 'l’attestation du transporteur') =>
        s.p.appeler(`/api/v1/pieces/${s.p.identifiant(x.personne, organisation)}/${x.ressource}/${numero}`, {
          method: 'POST',
          jeton: await s.p.jetonDe(qui),
          headers: { 'content-type': 'application/pdf' },
          body: `%PDF-1.7 ${texte}`,
        })
      await reussi(await joindre(x.instruit, organisme), 201)
      const [jointe] = (await x.derniere(x.personne)).donnees.piecesJointes as { jointePar: string }[]
      assert.equal(jointe?.jointePar, organisme, 'le papier est joint pour elle, et le dit')
      assert.equal((await joindre('ines', 'CE59')).status, 403)
      await reussi(await x.observer({ observations: 'J’écris moi-même ce qui s’est passé.' }))
      assert.equal((await x.derniere()).donnees.voie, null)
      await refuse(await noter({}), 422, /ses mots restent les siens/)
      await refuse(await joindre(x.instruit, organisme, 'un autre'), 422, /a répondu elle-même/)
    })

    it('sa contestation est rejetée par qui signe, avec les raisons, une fois ; c’était un travail ; il reste le juge', async () => {
      await x.mener('DECIDEE')
      const travaux = async () => (await s.travaux(x.personne)).filter(t => t.startsWith('contestation'))
      await refuse(await x.rejeter(), 422, /n’est pas contestée/)
      await reussi(await x.contester())
      assert.deepEqual(await travaux(), [`contestation-a-examiner ${organisme}`])
      const { numero, donnees: contestee } = await x.derniere()
      const piece = { chemin: x.ressource, numero, texte: 'ce que je n’avais pas encore' }
      const ouvrir = await joindreUnePiece(s.p, x.personne as string, piece)
      assert.deepEqual([await ouvrir(x.signe, organisme), await ouvrir('ines', 'CE59')], [200, 404])
      assert.equal((await x.derniere()).donnees.recoursLe, contestee.recoursLe)
      await refuse(await x.rejeter(undefined, sansPouvoir), 422, /sign|habilite/)
      await reussi(await x.rejeter())
      assert.deepEqual(await travaux(), [])
      const { donnees } = await x.derniere(x.personne)
      assert.deepEqual([donnees.etat, donnees.rejetLe], ['DECIDEE', s.jour()])
      assert.match(String(donnees.rejetPar), /^[A-ZÉ]\S+ [A-ZÉ]/)
      await refuse(await x.rejeter(), 422, /déjà rejetée/)
      await refuse(await x.contester(), 422, /tribunal administratif/)
    })

    it('deux mois de silence valent rejet : le travail se clôt, elle en est avertie une fois, contester de nouveau est refusé, un rejet écrit reste possible', async () => {
      await x.mener('DECIDEE')
      await reussi(await x.contester())
      const du = String((await x.derniere()).donnees.recoursLe)
      // Contested before silence was counted, it had no deadline: the migration gives it one, once.
      await s.p.base.proprietaire`delete from echeance where nature = 'contestation-sans-reponse' and close_le is null`
      for (const _ of [1, 2]) await s.p.base.proprietaire.unsafe(await readFile(anciennes, 'utf8'))
      await s.dans(1)
      await reussi(await x.contester())
      assert.equal((await x.derniere()).donnees.recoursLe, du, 'ce qu’elle ajoute ne repousse aucun délai')
      const messages = async () => {
        const fichiers = await readdir(s.p.dossierDesCourriels).catch(() => [])
        const lus = await Promise.all(fichiers.map(f => readFile(join(s.p.dossierDesCourriels, f), 'utf8')))
        return lus.filter(t => /restée sans réponse/.test(t)).length
      }
      const avant = await messages()
      await s.dans(40)
      assert.equal(await messages(), avant)
      await s.dans(30)
      assert.equal(await messages(), avant + 1)
      assert.deepEqual(
        (await s.travaux(x.personne)).filter(t => t.startsWith('contestation')),
        [],
      )
      await refuse(await x.contester(), 422, /sans réponse.*vaut rejet.*tribunal administratif/)
      await reussi(await x.rejeter())
      await s.dans(1)
      assert.equal(await messages(), avant + 1)
    })

    it('protégée, ce qui est notifié l’est aussi à qui la représente, nommé dans la procédure', async () => {
      await x.mener('A_NOTIFIER')
      const notifier = (corps: Corps) =>
        x.agir(x.instruit, 'instruction', { griefs: 'Il vous est reproché deux absences ; une suspension est envisagée.', ...corps })
      await refuse(await notifier({}), 422, /Dites si la personne est en tutelle ou en curatelle/)
      await refuse(await notifier({ protection: 'CURATELLE' }), 422, /curateur \(code civil, art\. 467, à vérifier\)/)
      await refuse(await x.agir(x.personne, 'reponse-de-la-personne', { protection: 'AUCUNE' }), 400, /./)
      await reussi(await notifier({ protection: 'CURATELLE', representant: 'Mme Leroy, 3 rue des Arts, 59000 Lille' }))
      const { numero, donnees } = await x.derniere(x.personne)
      assert.deepEqual([donnees.protection, donnees.representant], ['CURATELLE', 'Mme Leroy, 3 rue des Arts, 59000 Lille'])
      const lettre = await lettreLue(s.p, x.personne, `/mon-espace/sanctions-travail/${regime}/${numero}/notification.pdf`)
      assert.match(lettre, /Copie à : Mme Leroy, 3 rue des Arts, 59000 Lille/)
    })

    it('la personne conteste ; la décision est annulée', async () => {
      await x.mener('DECIDEE')
      await reussi(await x.contester())
      await reussi(await x.annuler())
      await refuse(await x.decider(x.decision({ taux: 45 })), 409, /annulée/)
    })
  })

  describe(`${titre} : la suppression totale, qui ne se lève pas et ne radie pas d’elle-même`, () => {
    it('une première sanction va à son terme ; le délai passé, la décision est à prendre', async () => {
      await x.mener('A_DECIDER')
      assert.deepEqual(await siens(), [`sanction-a-decider ${organisme}`])
      await reussi(await x.decider())
      assert.equal((await s.dans(40)).echouees, 0)
      assert.equal((await x.derniere()).donnees.etat, 'ECHUE')
      await refuse(await x.lever(), 409, /arrivée à son terme/)
    })

    it('persistance : quatre mois, tout ; la radiation est proposée à France Travail, personne n’est radié', async () => {
      const totale = { consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 }
      await reussi(await x.ouvrir(await x.reprocher(), totale), 201)
      assert.equal((await x.derniere()).donnees.rang, 'PERSISTANCE')
      await reussi(await x.notifier())
      await reussi(await x.observer())
      await reussi(await x.decider(x.decision({ taux: 100, mois: 4 })))
      assert.deepEqual(await siens(), ['radiation-a-decider FT'])
      await refuse(await x.lever(), 422, /Seule une suspension/)
      const qui = s.p.numero(x.personne).toString()
      const [r] = await s.p.base.proprietaire<Corps[]>`select origine, etat, reference, mois from radiation where usager_id = ${qui}`
      assert.deepEqual(
        { ...r },
        {
          origine: 'SUPPRESSION',
          etat: 'A_DECIDER',
          mois: 4,
          reference: `${x.table === 'sanction_jeune' ? 'sanctionJeune' : 'sanctionDemandeur'}:2`,
        },
      )
      const [elle] = await s.p.base.proprietaire<Corps[]>`select statut from inscription where usager_id = ${qui}`
      assert.equal(elle?.['statut'], 'inscrit')
    })
  })

  describe(`${titre} : aucun chemin n’écrit une sanction sans la décision d’un humain nommé`, () => {
    it('la base elle-même la refuse', async () => {
      await x.mener('DECIDEE')
      const table = s.p.base.proprietaire(x.table)
      const qui = s.p.numero(x.personne).toString()
      const ecrire = (valeurs: Corps) =>
        s.p.base.proprietaire`update ${table} set ${s.p.base.proprietaire(valeurs)} where usager_id = ${qui}`
      for (const sans of ['decideur', 'motivation', 'qualite', 'notifiee_le'])
        await assert.rejects(ecrire({ [sans]: null }), /decidee_par_un_humain/)
      await assert.rejects(ecrire({ taux: 31 }), /decidee_par_un_humain/)
      await assert.rejects(ecrire({ observations: null }), /apres_le_contradictoire/)
      await assert.rejects(ecrire({ decision: null }), /en_cours_decidee/)
    })
  })
}

describe('E2 — Qui ouvre, et contre qui', () => {
  it('l’allocation de Léo ne relève pas de France Travail, et personne d’autre ne sanctionne', async () => {
    const leo = s.pour('jeune')
    const manquement = await leo.reprocher()
    const corps = {
      manquements: [{ manquement }],
      revenu: 'CEJ',
      consequence: 'SUSPENSION',
      tauxPropose: 30,
      moisProposes: 1,
      raisons: 'Deux absences sans motif.',
    }
    await refuse(await s.deposerSur('julien', 'instruction', 'sanctions-demandeur', 'leo', corps), 422, /représentant légal de ML-LILLE/)
    for (const qui of ['madameRoy', 'ines'])
      assert.equal((await s.deposerSur(qui, 'instruction', 'sanctions-jeune', 'leo', corps)).status, 403)
    assert.equal((await s.deposerSur('sofia', 'instruction', 'sanctions-jeune', 'karim', corps)).status, 404)
    await refuse(await leo.ouvrir(99), 422, /pas de manquement n° 99/)
  })

  it('Léo sanctionné, un nouveau manquement est une réitération ; réorienté, le compteur repart à zéro', async () => {
    const leo = s.pour('jeune')
    await leo.mener('LEVEE')
    const totale = { consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 }
    await reussi(await leo.ouvrir(await leo.reprocher(), totale), 201)
    assert.equal((await leo.derniere()).donnees.rang, 'REITERATION')
    await s.dans(1)
    await reussi(await s.repondre('sofia', 'leo', { ...reponses, brsa: false }), 201)
    const { numero, version } = await s.derniere('sofia', 'leo')
    await reussi(await s.decider('sofia', 'leo', { sens: 'ACCEPTEE', orientation: numero, surVersion: version }), 201)
    await refuse(await leo.ouvrir(await leo.reprocher(), totale), 422, /Un premier manquement se suspend/)
  })
})
