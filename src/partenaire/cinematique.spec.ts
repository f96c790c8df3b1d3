import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Activite } from './activites-operationnelles.js'
import type { ContratDuContrat } from './contrat-engagement/formes.js'
import { lireDossierCommePython, lireDossierStrictement } from './diagnostic/lecteurs.essai.js'
import { type Facade, uneFacade } from './facade.essai.js'
import { lireActivitesCommeJava, lireCommeJava, lireOrientationsCommeJava, lireStatutCommePython } from './lecteurs.essai.js'
import type { OrientationDuContrat } from './orientation-usager/formes.js'

const aucune = 'AUCUNE'
const criteres = {
  brsa: true,
  situation_professionnelle: 'DEUX_DERNIERES_ANNEES',
  type_emploi: 'AUTRE',
  niveau_etude: 'NV4',
  capacite_a_travailler: true,
  projet_pro: 'SALARIAT',
  contrainte_sante: aucune,
  contrainte_logement: aucune,
  contrainte_mobilite: 'AUCUN_MOYEN_DE_TRANSPORT',
  contrainte_familiale: aucune,
  contrainte_financiere: aucune,
  contrainte_numerique: aucune,
  contrainte_administrative_juridique: aucune,
  contrainte_francais_calcul: aucune,
  boe: false,
  baeeh: false,
  scolarite_etablissement_specialise: false,
  esat: false,
  boe_souhait_accompagnement: false,
}
const [ACT382, ACT380] = ['?codeActivite=ACT382', '?codeActivite=ACT380'] as const
const numero = '10429447247'

describe('A5, C1, C3, D1, D3, D9 — La cinématique publiée (1.13) d’un usager, de l’entrée au contrat, appel après appel', () => {
  let f: Facade
  let jeton = ''
  let jetonUsager = ''
  before(async () => {
    f = await uneFacade()
    assert.equal((await f.echeances()).echouees, 0)
    jeton = await f.jetonDe('PAR_logiciel-nord_59')
  })
  after(() => f.fermer())

  type Verbe = Parameters<Facade['appeler']>[0]
  async function appeler(statut: number, verbe: Verbe, chemin: string, corps?: unknown): Promise<unknown> {
    const r = await f.appeler(verbe, chemin, { jeton, jetonUsager, ...(corps !== undefined && { corps }) })
    assert.equal(r.statut, statut, `${verbe} ${chemin} : ${r.texte}`)
    return r.json
  }
  /** How many there are of hers, as the Java client reads them. */
  const activites = async (filtre: string) => {
    const lues = (await appeler(200, 'GET', `/activites-operationnelles/v1/activites/chercher${filtre}`)) as Activite[]
    lireActivitesCommeJava(lues)
    return lues.filter(a => a.usager.identifiant === numero).length
  }
  const orientations = async () => {
    const lues = (await appeler(200, 'GET', '/orientationusager/v1/lectureOrientation')) as OrientationDuContrat[]
    lireOrientationsCommeJava(lues)
    return lues.map(o => [o.etat, o.statut, o.parcours, o.organisme])
  }
  const contrat = async () => ((await appeler(200, 'GET', '/contrat-engagement/v1/lecture')) as ContratDuContrat).etat
  const aujourdHui = () => new Date().toISOString()

  it('1.13.2 — ACT382 est dans la file du département ; son numéro donne un jeton, qui ouvre ses données', async () => {
    assert.equal(await activites(ACT382), 1)
    const { statut, json } = await f.parNumero(jeton, numero)
    assert.deepEqual([statut, json?.codeRetour], [200, 'S001'])
    jetonUsager = String(json?.jetonUsager)
    lireCommeJava(await appeler(200, 'GET', '/informations-administratives/v1/usager'))
    lireStatutCommePython(await appeler(200, 'GET', '/contrat-usager/v2/contrat'))
  })

  it('1.13.3 — critères incomplets, la lecture le dit ; calculée, l’orientation est préconisée ; décidée, elle s’ouvre, ACT382 laisse place à ACT380', async () => {
    assert.equal((await orientations())[0]?.[0], 'BROUILLON')
    await appeler(200, 'POST', '/orientationusager/v1/calculOrientation', criteres)
    assert.deepEqual(await orientations(), [['EN_ATTENTE', 'PRECONISE', 'PSO', 'CD']])
    const decision = {
      etat_decision: 'ACCEPTEE',
      date_decision: aujourdHui().slice(0, 10),
      organisme_decision: 'CD',
      agent_decision: 'BATCH',
    }
    await appeler(201, 'POST', '/orientationusager/v1/decisionOrientation', decision)
    assert.deepEqual(await orientations(), [['OUVERT', 'DECIDE', 'PSO', 'CD']])
    assert.deepEqual([await activites(ACT382), await activites(ACT380)], [0, 1])
  })

  it('1.13.5 — le rendez-vous pris satisfait ACT380 ; annulé, elle revient ; manqué, elle revient ; effectué, elle est close', async () => {
    const chemin = '/rendez-vous-partenaire/v1/rendez-vous'
    const rendezVous = {
      organisme: { code: 'CD', emailContact: 'test@test.fr' },
      motif: 'ACC',
      date: '2025-10-01T10:30:00.000Z',
      modaliteContact: 'PHYSIQUE',
      typeReception: 'IND',
      statut: 'PRIS',
      libelleAdresse: 'Maison départementale',
      adresse: '113 avenue Thiers',
    }
    const premier = (await appeler(202, 'POST', chemin, rendezVous)) as { id: string }
    assert.equal(await activites(ACT380), 0)
    await appeler(200, 'DELETE', `${chemin}/${premier.id}`)
    assert.equal(await activites(ACT380), 1)
    const second = (await appeler(202, 'POST', chemin, { ...rendezVous, date: '2025-10-02T10:30:00.000Z' })) as { id: string }
    const suite = { ...rendezVous, date: '2025-10-02T10:30:00.000Z', id: second.id }
    await appeler(200, 'PUT', chemin, { ...suite, statut: 'ABSENT' })
    assert.equal(await activites(ACT380), 1)
    await appeler(200, 'PUT', chemin, { ...suite, statut: 'EFFECTUE' })
    assert.equal(await activites(ACT380), 0)
    await appeler(200, 'GET', '/rendez-vous-partenaire/v1/rendez-vous-usager')
  })

  it('1.13.1, étape 4 — le diagnostic : un métier recherché, et le dossier que les deux lecteurs savent lire', async () => {
    const metier = { codeAppellation: '11573', codeRome: 'D1102', codeSousTypologie: null, codeTypologie: 'MR' }
    await appeler(200, 'POST', '/diagnosticargumente/v4/diagnostics', metier)
    const dossier = await appeler(200, 'GET', '/diagnosticargumente/v4/dossiers')
    lireDossierCommePython(dossier)
    assert.equal(lireDossierStrictement(dossier).besoinsParDiagnostic.length, 1)
  })

  it('1.13.6 — le contrat : aucun, signé, refusé, signé plus tard', async () => {
    await appeler(204, 'GET', '/contrat-engagement/v1/lecture')
    await appeler(200, 'POST', '/contrat-engagement/v1/signer', { dateSignature: aujourdHui() })
    assert.equal(await contrat(), 'Signé')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/refuser', { dateRefus: aujourdHui() })
    assert.equal(await contrat(), 'Refusé')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: aujourdHui() })
    assert.equal(await contrat(), 'Signé')
  })

  it('1.13.4 — le parcours change, puis une réorientation : l’ancienne se clôt, le contrat est à signer, ACT380 revient', async () => {
    await appeler(200, 'PUT', '/orientationusager/v1/modificationOrientation', { parcours: 'PSP' })
    assert.deepEqual((await orientations())[0], ['OUVERT', 'DECIDE', 'PSP', 'CD'])
    await appeler(201, 'POST', '/orientationusager/v1/orientation', { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' })
    assert.deepEqual(
      (await orientations()).map(([etat]) => etat),
      ['OUVERT', 'CLOTURE'],
    )
    assert.equal(await contrat(), 'A signer')
    assert.equal(await activites(ACT380), 1)
    await appeler(200, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: aujourdHui() })
    assert.equal(await contrat(), 'Signé')
  })
})
