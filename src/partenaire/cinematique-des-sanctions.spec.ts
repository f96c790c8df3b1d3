import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { DetailDuContrat } from './gestion-sanctions-rsa/formes.js'
import { lOutilDuDepartement, numeroDAmina, scopesDuKit } from './gestion-sanctions-rsa/sanctions.essai.js'
import { lireActivitesCommeJava, lireActivitesCommePostman } from './lecteurs.essai.js'

const o = await lOutilDuDepartement()
after(() => o.p.fermer())
type Reponse = Awaited<ReturnType<typeof o.evenement>>
const fait = ({ statut, json }: Reponse) => assert.deepEqual([statut, json], [200, { codeSortie: 'C001' }])
const refuse = ({ statut, json }: Reponse, code: string, phrase: RegExp) => {
  const { codeSortie, libelleSortie } = json as { codeSortie: string; libelleSortie: string }
  assert.deepEqual([statut, codeSortie], [200, code], libelleSortie)
  assert.match(libelleSortie, phrase)
}
const codes = async (filtre?: string) => (await o.activites(filtre)).map(a => a.codeActivite)
const idDe = async (filtre: string) => {
  const [premiere] = await o.activites(filtre)
  return premiere?.attributsSpecifiques.find(a => a.nom === 'idConsequenceSanction')?.valeur ?? assert.fail('aucune activité')
}
const proposer = async (autres: Record<string, unknown> = {}) => {
  const r = await o.ouvrir('julien', await o.reprocher(), autres)
  assert.equal(r.status, 201, await r.clone().text())
}

describe('A5, B2, E3 — La cinématique publiée (1.13.7) : France Travail propose, le département décide dans son outil', () => {
  let id = ''

  it('1 et 2 — proposée, ACT366 est dans la file, avec l’identifiant que detailManquement attend', async () => {
    assert.equal(
      await o.scopesAccordes(),
      scopesDuKit.replaceAll(/ +/g, ' '),
      'le serveur d’autorisation les accorde tels qu’ils sont écrits',
    )
    assert.deepEqual(await codes(), [])
    await proposer()
    assert.deepEqual(await codes('?codeActivite=ACT366'), ['ACT366'])
    const file = await o.activites()
    lireActivitesCommeJava(file)
    assert.equal(lireActivitesCommePostman({ activites: file }).length, 1)
    assert.equal(file[0]?.usager.identifiant, numeroDAmina)
    id = await idDe('?codeActivite=ACT366')
    await o.chercherAmina()
    assert.equal((await o.appeler('GET', '/informations-administratives/v1/usager')).statut, 200)
    const { statut, json } = await o.detail(id)
    const lu = json as DetailDuContrat
    assert.deepEqual(
      [statut, lu.typeConsequenceSanction, lu.modaliteProposee, lu.montantPropose, lu.dureeProposee],
      [200, 'SUSP_RSA', 'P', 30, 1],
    )
  })

  it('3 — SAISIE_SANCTION, deux fois comme une : ACT366 laisse place à ACT367, sous le même identifiant', async () => {
    fait(await o.evenement(id, 'SAISIE_SANCTION'))
    fait(await o.evenement('', 'SAISIE_SANCTION'))
    assert.deepEqual(await codes(), ['ACT367'])
    assert.equal(await idDe('?codeActivite=ACT367'), id)
    assert.deepEqual(await codes('?codeActivite=ACT366'), [])
  })

  it('4 — rien ne se valide avant ses dix jours, ni par un lot, ni hors des bornes : un autre code que C001, et sa phrase', async () => {
    refuse(await o.evenement(id, 'VALID_SANCTION'), 'C102', /dix jours/)
    assert.equal((await o.dans(11)).echouees, 0)
    await o.chercherAmina()
    o.commeUnLot()
    refuse(await o.evenement(id, 'VALID_SANCTION'), 'C102', /délégué sa signature/)
    o.commeMarc()
    const quatreMois = { typeConsequenceSanctionValide: 'SUSP_RSA', modaliteDecisionValidee: 'P', montantValide: 30, dureeValidee: 4 }
    refuse(await o.evenement(id, 'VALID_SANCTION', quatreMois), 'C102', /1 à 2 mois/)
    assert.deepEqual(await o.envois(), [])
  })

  it('4 et 5 — VALID_SANCTION sans ses quatre champs : ce qui était proposé ; la caisse l’apprend une fois, ACT367 disparaît', async () => {
    fait(await o.evenement(id, 'VALID_SANCTION'))
    fait(await o.evenement(id, 'VALID_SANCTION'))
    assert.deepEqual(await o.envois(), ['suspension 30'])
    assert.deepEqual(await codes(), [])
    const lu = (await o.detail(id)).json as DetailDuContrat
    assert.deepEqual([lu.etat, lu.montantValide, lu.dureeValidee, lu.dateDebut], ['VALIDEE', 30, 1, o.jour()])
    const { donnees } = await o.derniere('amina')
    assert.deepEqual([donnees.decideur, donnees.declareeLe], ['Marc BRUN', o.jour()], 'la personne sait qui, et d’où')
  })

  it('6 — active de nouveau, ACT369 : VALID_LEVEE_SUSP lève, la caisse rétablit ; après, il n’y a plus rien à lever', async () => {
    assert.equal((await o.agir('madameLeroux', 'remise-en-conformite', { conformite: 'Participe de nouveau aux ateliers.' })).status, 200)
    assert.deepEqual(await codes('?codeActivite=ACT369'), ['ACT369'])
    fait(await o.evenement(await idDe('?codeActivite=ACT369'), 'VALID_LEVEE_SUSP'))
    assert.deepEqual(
      (await o.envois()).map(e => e.split(' ')[0]),
      ['suspension', 'levee', 'retablissement'],
    )
    assert.deepEqual(await codes(), [])
    refuse(await o.evenement(id, 'REFUS_LEVEE_SUSP'), 'C101', /est levée/)
  })

  it('8 — ANNULATION_SANCTION dit pourquoi ; la caisse l’apprend', async () => {
    assert.equal((await o.evenement(id, 'ANNULATION_SANCTION', { typeConsequenceSanctionValide: 'SUSP_RSA' })).statut, 400)
    fait(await o.evenement(id, 'ANNULATION_SANCTION', { typeConsequenceSanctionValide: 'SUSP_RSA', motifEvenement: 'Recours fondé' }))
    assert.equal((await o.envois()).at(-1)?.split(' ')[0], 'annulation')
    assert.equal(((await o.detail(id)).json as DetailDuContrat).etat, 'ANNULEE')
  })

  it('3 — REFUS_SAISIE_SANCTION : ACT366 disparaît, France Travail suit la procédure, rien n’est prononcé', async () => {
    await proposer()
    await o.chercherAmina()
    fait(await o.evenement('', 'REFUS_SAISIE_SANCTION'))
    assert.deepEqual(await codes(), [])
    const { donnees } = await o.derniere()
    assert.deepEqual([donnees.etat, donnees.delegueeLe, donnees.decision], ['A_TRAITER', o.jour(), null])
    refuse(await o.evenement('', 'VALID_SANCTION'), 'C102', /France Travail suit cette procédure/)
  })

  it('7 — ACT370 : la suppression veut l’avis de l’équipe ; REFUS_SANCTION la clôt sans suite', async () => {
    await proposer({ consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 })
    await o.chercherAmina()
    const suppression = await idDe('?codeActivite=ACT370')
    assert.equal((await o.dans(11)).echouees, 0)
    await o.chercherAmina()
    refuse(await o.evenement(suppression, 'VALID_SANCTION'), 'C102', /équipe pluridisciplinaire/)
    fait(await o.evenement(suppression, 'REFUS_SANCTION'))
    assert.deepEqual(await codes('?codeActivite=ACT370'), [])
    assert.equal(((await o.detail(suppression)).json as DetailDuContrat).etat, 'REFUSEE')
  })
})

describe('A5, B2, E1 — Suivie par le département : il déclare sa décision, la vérifie, demande la radiation', () => {
  let totale = ''

  it('decisionSanctionRSAPartenaire, deux fois comme une, puis detailManquement', async () => {
    await o.chercherAmina()
    const avant = (await o.envois()).length
    const premiere = await o.decision()
    const { codeSortie, identifiantConsequenceSanction: id } = premiere.json as Record<string, string>
    assert.deepEqual([premiere.statut, codeSortie], [200, 'C001'])
    assert.deepEqual((await o.decision()).json, premiere.json)
    assert.deepEqual((await o.envois()).slice(avant), ['suspension 50'])
    const lu = (await o.detail(id ?? '')).json as DetailDuContrat
    assert.deepEqual([lu.typeConsequenceSanctionValide, lu.montantValide, lu.dureeValidee], ['SUSP_RSA', 50, 4])
    refuse(await o.radiation(id ?? ''), 'C102', /suppression totale de quatre mois/)
  })

  it('en euros, le montant va tel quel à la caisse ; une suppression totale, puis demandeRadiation : France Travail a à décider', async () => {
    assert.equal(
      ((await o.decision({ modaliteDecisionValidee: 'M', montantValide: 195.5 })).json as Record<string, string>).codeSortie,
      'C001',
    )
    const decision = { typeSanctionValide: 'SUPPR_RSA', montantValide: 100, dureeValidee: 4, rangManquement: 'R3' }
    const avant = (await o.envois()).length
    refuse(await o.decision(decision), 'C102', /avis avant toute suppression .*L\. 262-39.*consignez-y l’avis/)
    assert.equal((await o.envois()).length, avant)
    // What the call cannot carry is recorded on the procedure the département opened here.
    const procedure = { consequence: 'SUPPRESSION', tauxPropose: 100, moisProposes: 4 }
    const ouverte = await o.ouvrir('monsieurBrun', await o.reprocher(), procedure)
    assert.equal(ouverte.status, 201, await ouverte.clone().text())
    assert.equal((await o.dans(11)).echouees, 0)
    await o.chercherAmina()
    refuse(await o.decision(decision), 'C102', /équipe pluridisciplinaire .*consignez-le d’abord/)
    assert.equal((await o.agir('madameRoy', 'instruction', { avis: 'FAVORABLE', avisLe: o.jour() })).status, 200)
    const {
      codeSortie,
      libelleSortie,
      identifiantConsequenceSanction: id = '',
    } = (await o.decision(decision)).json as Record<string, string>
    assert.equal(codeSortie, 'C001', libelleSortie)
    assert.deepEqual((await o.decision(decision)).json, { codeSortie, identifiantConsequenceSanction: id })
    totale = id
    assert.deepEqual((await o.envois()).slice(avant), ['suppression 100'])
    assert.ok(!(await o.travaux('amina')).includes('radiation-proposee FT'), 'rien n’est proposé sans l’appel')
    fait(await o.radiation(id))
    fait(await o.radiation(id))
    assert.equal((await o.travaux('amina')).filter(t => t === 'radiation-proposee FT').length, 1)
  })

  it('cette suppression annulée, France Travail est prévenu de la radiation proposée sur elle, et ne peut plus la prononcer', async () => {
    fait(await o.evenement(totale, 'ANNULATION_SANCTION', { motifEvenement: 'Erreur de personne' }))
    assert.ok((await o.travaux('amina')).includes('radiation-a-reexaminer FT'))
    const decider = (corps: Record<string, unknown>) =>
      o.deposerSur('monsieurDuval', 'tenue-de-la-liste', 'decisions-de-radiation', 'amina', {
        radiation: 1,
        motivation: 'Suppression totale du RSA pour quatre mois, décidée par le département.',
        ...corps,
      })
    const radier = await decider({ sens: 'RADIATION', mois: 4, dateEffet: o.jour() })
    assert.equal(radier.status, 422)
    assert.match(await radier.text(), /suppression dont découle cette radiation est annulée/)
    const classer = await decider({ sens: 'SANS_SUITE' })
    assert.equal(classer.status, 201, await classer.clone().text())
    assert.deepEqual(
      (await o.travaux('amina')).filter(t => t.startsWith('radiation')),
      [],
    )
  })

  it('une date à venir, un lot, un premier manquement de quatre mois : refusé, et rien n’est écrit', async () => {
    const avant = (await o.envois()).length
    refuse(await o.decision({ dateNotificationDecisionSanction: '2099-01-01' }), 'C102', /pas encore venu/)
    refuse(await o.decision({ rangManquement: 'R1', montantValide: 40 }), 'C102', /1 à 2 mois/)
    o.commeUnLot()
    refuse(await o.decision({ montantValide: 60 }), 'C102', /délégué sa signature/)
    o.commeMarc()
    assert.equal((await o.decision({ modaliteDecisionValidee: 'X' })).statut, 400)
    assert.equal((await o.envois()).length, avant)
  })

  it('un identifiant d’une autre, ou illisible : 400 ; sans les scopes de l’opération, 403', async () => {
    for (const inconnu of ['509', o.p.identifiant('amina', 'CD59')]) {
      const { statut, json } = await o.detail(inconnu)
      assert.deepEqual([statut, (json as { codeErreur: string }).codeErreur], [400, 'ID_NON_RECONNU'])
    }
    assert.equal((await o.detail(totale)).statut, 200)
    const seul = 'api_rechercher-usagerv2 rechercheusager api_gestion-sanctions-rsav1 demandeRadiation'
    const { statut } = await o.appeler('GET', '/gestion-sanctions-rsa/v1/detailManquement', undefined, seul)
    assert.equal(statut, 403)
  })

  it('B5 — son dossier réuni à un autre, la sanction se lit et se nomme sous l’identifiant que le département a gardé ; séparés, de même', async () => {
    const parJulien = async (chemin: string, corps: object) => {
      const body = JSON.stringify(corps)
      return o.p.appeler(`/api/v1/reunions-de-dossiers${chemin}`, { method: 'POST', jeton: await o.p.jetonDe('julien'), body })
    }
    const lue = async () => (await o.detail(totale)).json as DetailDuContrat
    const { identifiantConsequenceSanction: avant, etat, montantValide } = await lue()
    assert.equal(avant, totale)
    const reunis = await parJulien('', { garde: o.p.identifiant('yanis', 'FT'), absorbe: o.p.identifiant('amina', 'FT') })
    assert.equal(reunis.status, 201, await reunis.clone().text())
    await o.chercherParNir('1986-11-02', '1861199352045')
    const apres = await lue()
    assert.notEqual(apres.identifiantConsequenceSanction, totale, 'elle en a un autre')
    assert.deepEqual([apres.etat, apres.montantValide], [etat, montantValide])
    fait(await o.evenement(totale, 'ANNULATION_SANCTION', { motifEvenement: 'Erreur de personne' }))
    refuse(await o.radiation(totale), 'C102', /suppression totale de quatre mois/)
    const { id } = (await reunis.json()) as { id: string }
    assert.equal((await parJulien(`/${id}/annulation`, {})).status, 200)
    await o.chercherAmina()
    assert.equal((await lue()).identifiantConsequenceSanction, totale)
  })
})
