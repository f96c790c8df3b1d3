import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { comme } from '../acces/administration/comme.essai.js'
import { personnes } from '../../jeu-d-essai/personas.js'
import { plusMois } from '../droit/jours.js'
import { jourDe } from '../moteur/moteur.js'
import type { Activite } from './activites-operationnelles.js'
import type { ContratDuContrat } from './contrat-engagement/formes.js'
import { lireDossierCommePython, lireDossierStrictement } from './diagnostic/lecteurs.essai.js'
import { amina, type Facade, uneFacade } from './facade.essai.js'
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

/** A program of an organisation, that of the département unless another is named, and what it sees of a person. */
async function unProgramme(client = 'PAR_logiciel-nord_59') {
  const f = await uneFacade()
  assert.equal((await f.echeances()).echouees, 0)
  const jetons = { jeton: await f.jetonDe(client), jetonUsager: '' }
  async function appeler(statut: number, verbe: Parameters<Facade['appeler']>[0], chemin: string, corps?: unknown): Promise<unknown> {
    const r = await f.appeler(verbe, chemin, { ...jetons, ...(corps !== undefined && { corps }) })
    assert.equal(r.statut, statut, `${verbe} ${chemin} : ${r.texte}`)
    return r.json
  }
  return {
    f,
    jetons,
    appeler,
    /** How many there are of hers, as the Java client reads them. */
    async activites(filtre: string) {
      const lues = (await appeler(200, 'GET', `/activites-operationnelles/v1/activites/chercher${filtre}`)) as Activite[]
      lireActivitesCommeJava(lues)
      return lues.filter(a => a.usager.identifiant === numero).length
    },
    async orientations() {
      const lues = (await appeler(200, 'GET', '/orientationusager/v1/lectureOrientation')) as OrientationDuContrat[]
      lireOrientationsCommeJava(lues)
      return lues.map(o => [o.etat, o.statut, o.parcours, o.organisme])
    },
    contrat: async () => ((await appeler(200, 'GET', '/contrat-engagement/v1/lecture')) as ContratDuContrat).etat,
    maintenant: () => f.moteur.horloge().toISOString(),
  }
}
/** France Travail says what becomes of a registration. */
async function inscrire(f: Facade, qui: string, statut: 'cessation' | 'inscrit'): Promise<void> {
  const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${f.identifiant(qui, 'FT')}`
  const julien = await f.jetonDePersona('julien')
  const { version } = (await (await f.plateforme.appeler(chemin, { jeton: julien })).json()) as { version: number }
  const corps = JSON.stringify({ statut, dateEffetStatut: jourDe(f.moteur.horloge()) })
  const r = await f.plateforme.appeler(chemin, { method: 'PATCH', jeton: julien, headers: { 'if-match': `"${version}"` }, body: corps })
  assert.equal(r.status, 200, await r.clone().text())
  assert.equal((await f.echeances()).echouees, 0)
}
type Programme = Awaited<ReturnType<typeof unProgramme>>

describe('A5, C1, C3, D1, D3, D9 — La cinématique publiée (1.13) d’un usager, de l’entrée au contrat, appel après appel', () => {
  let p: Programme
  before(async () => {
    p = await unProgramme()
  })
  after(() => p.f.fermer())

  it('1.13.2, étapes 3 à 7 — ACT382 est dans la file du département ; son numéro donne un jeton, qui ouvre ses données ; étape 1 : l’entrée a créé un BROUILLON', async () => {
    const { f, jetons, appeler, activites, orientations } = p
    assert.equal(await activites(ACT382), 1)
    const { statut, json } = await f.parNumero(jetons.jeton, numero)
    assert.deepEqual([statut, json?.codeRetour], [200, 'S001'])
    jetons.jetonUsager = String(json?.jetonUsager)
    lireCommeJava(await appeler(200, 'GET', '/informations-administratives/v1/usager'))
    lireStatutCommePython(await appeler(200, 'GET', '/contrat-usager/v2/contrat'))
    assert.deepEqual(
      (await orientations()).map(([etat, statut]) => [etat, statut]),
      [['BROUILLON', 'PRECONISE']],
    )
  })

  it('1.13.3, étapes 7 à 10 et 1.13.2, étapes 1, 8 et 9 — critères incomplets, la lecture le dit ; complets, elle passe d’elle-même EN_ATTENTE, PRECONISE ; décidée, elle est OUVERT, DECIDE, ACT382 laisse place à ACT380', async () => {
    const { appeler, activites, orientations, maintenant } = p
    assert.equal((await orientations())[0]?.[0], 'BROUILLON')
    await appeler(200, 'POST', '/orientationusager/v1/calculOrientation', criteres)
    assert.deepEqual(await orientations(), [['EN_ATTENTE', 'PRECONISE', 'PSO', 'CD']])
    const decision = {
      etat_decision: 'ACCEPTEE',
      date_decision: maintenant().slice(0, 10),
      organisme_decision: 'CD',
      agent_decision: 'BATCH',
    }
    await appeler(201, 'POST', '/orientationusager/v1/decisionOrientation', decision)
    assert.deepEqual(await orientations(), [['OUVERT', 'DECIDE', 'PSO', 'CD']])
    assert.deepEqual([await activites(ACT382), await activites(ACT380)], [0, 1])
  })

  it('1.13.5 — le rendez-vous pris satisfait ACT380 ; annulé, elle revient ; manqué, elle revient ; effectué, elle est close', async () => {
    const { appeler, activites } = p
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
    const { appeler } = p
    const metier = { codeAppellation: '11573', codeRome: 'D1102', codeSousTypologie: null, codeTypologie: 'MR' }
    await appeler(200, 'POST', '/diagnosticargumente/v4/diagnostics', metier)
    const dossier = await appeler(200, 'GET', '/diagnosticargumente/v4/dossiers')
    lireDossierCommePython(dossier)
    assert.equal(lireDossierStrictement(dossier).besoinsParDiagnostic.length, 1)
  })

  it('1.13.6 — le contrat : aucun, signé, refusé, signé plus tard', async () => {
    const { appeler, contrat, maintenant } = p
    await appeler(204, 'GET', '/contrat-engagement/v1/lecture')
    await appeler(200, 'POST', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    assert.equal(await contrat(), 'Signé')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/refuser', { dateRefus: maintenant() })
    assert.equal(await contrat(), 'Refusé')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    assert.equal(await contrat(), 'Signé')
  })

  it('1.13.4 — le parcours change, puis une réorientation : l’ancienne se clôt, le contrat est à signer, ACT380 revient', async () => {
    const { appeler, activites, orientations, contrat, maintenant } = p
    await appeler(200, 'PUT', '/orientationusager/v1/modificationOrientation', { parcours: 'PSP' })
    assert.deepEqual((await orientations())[0], ['OUVERT', 'DECIDE', 'PSP', 'CD'])
    await appeler(201, 'POST', '/orientationusager/v1/orientation', { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' })
    assert.deepEqual(
      (await orientations()).map(([etat]) => etat),
      ['OUVERT', 'CLOTURE'],
    )
    assert.equal(await contrat(), 'A signer')
    assert.equal(await activites(ACT380), 1)
    await appeler(200, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    assert.equal(await contrat(), 'Signé')
  })
})

describe('A5, C3, C5, D3 — La cinématique publiée (1.13), la suite : délégation, réorientation à signer de nouveau, cessation', () => {
  let p: Programme
  before(async () => {
    p = await unProgramme()
    await passer(0)
  })
  after(() => p.f.fermer())

  /** Tokens last less than what is told here. */
  async function passer(jours: number): Promise<void> {
    const { f, jetons } = p
    f.avancer(jours * 86_400_000)
    assert.equal((await f.echeances()).echouees, 0)
    jetons.jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    jetons.jetonUsager = await f.jetonUsager(jetons.jeton, ...amina)
  }
  it('1.13.2, étape 2 — la décision déléguée : les critères complets, l’orientation s’ouvre sans décision, ACT380 vient directement', async () => {
    const { f, appeler, activites, orientations } = p
    const jour = jourDe(f.moteur.horloge())
    const delegation = { delegataire: 'FT', du: jour, au: jour, acte: 'Délibération d’essai' }
    assert.equal((await (await comme(f.plateforme, 'madameAdam'))('POST', '/delegations-d-orientation', delegation)).statut, 204)
    assert.equal((await f.echeances()).echouees, 0)
    assert.equal(await activites(ACT382), 0, 'la décision n’est plus au département')
    await appeler(200, 'POST', '/orientationusager/v1/calculOrientation', criteres)
    assert.deepEqual((await orientations())[0]?.slice(0, 2), ['OUVERT', 'PRECONISE'])
    assert.deepEqual([await activites(ACT382), await activites(ACT380)], [0, 1])
  })

  it('1.13.6 — réorienté, son contrat signé est à signer : refusé, puis signé', async () => {
    const { appeler, contrat, maintenant } = p
    await passer(1)
    await appeler(200, 'POST', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    await appeler(201, 'POST', '/orientationusager/v1/orientation', { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSP' })
    assert.equal(await contrat(), 'A signer')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/refuser', { dateRefus: maintenant() })
    assert.equal(await contrat(), 'Refusé')
    await appeler(200, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    assert.equal(await contrat(), 'Signé')
  })

  it('1.13.6, étape 5 — cessation : suspendu ; retour : signé, comme avant ; cessation encore : clôturé à douze mois, pas la veille', async () => {
    const { f, appeler, contrat, maintenant } = p
    await inscrire(f, 'amina', 'cessation')
    lireStatutCommePython(await appeler(200, 'GET', '/contrat-usager/v2/contrat'))
    assert.equal(await contrat(), 'Suspendu')
    await appeler(409, 'PATCH', '/contrat-engagement/v1/signer', { dateSignature: maintenant() })
    await inscrire(f, 'amina', 'inscrit')
    assert.equal(await contrat(), 'Signé')
    await inscrire(f, 'amina', 'cessation')
    const suspenduLe = jourDe(f.moteur.horloge())
    const jours = (Date.parse(plusMois(suspenduLe, 12)) - Date.parse(suspenduLe)) / 86_400_000
    await passer(jours - 1)
    assert.equal(await contrat(), 'Suspendu')
    await passer(1)
    assert.equal(await contrat(), 'Clôturé')
  })
})

describe('A5, C1, C3, E4 — La cinématique publiée (1.13.2 et 1.13.4) d’un jeune sans RSA, de son inscription à sa sortie, dans l’outil de sa mission locale', () => {
  let p: Programme
  before(async () => {
    p = await unProgramme('PAR_imilo_lille')
    const { dateNaissance, nir } = personnes.leo?.identite ?? assert.fail()
    p.jetons.jetonUsager = await p.f.jetonUsager(p.jetons.jeton, dateNaissance, nir)
  })
  after(() => p.f.fermer())

  const etats = async () => (await p.orientations()).map(([etat]) => etat)
  const aFaire = async (filtre: string) =>
    ((await p.appeler(200, 'GET', `/activites-operationnelles/v1/activites/chercher${filtre}`)) as Activite[]).length

  it('1.13.2, étape 1 — son inscription a créé un BROUILLON ; ses critères complets, elle passe d’elle-même EN_ATTENTE, PRECONISE', async () => {
    assert.deepEqual(
      (await p.orientations()).map(([etat, statut]) => [etat, statut]),
      [['BROUILLON', 'PRECONISE']],
    )
    await p.appeler(200, 'POST', '/orientationusager/v1/calculOrientation', { ...criteres, brsa: false })
    assert.deepEqual(await p.orientations(), [['EN_ATTENTE', 'PRECONISE', 'PSO', 'ML']])
  })

  it('1.13.2, étapes 3, 8 et 9 — la décision est à sa mission locale : décidée, ACT382 laisse place à ACT380', async () => {
    assert.deepEqual([await aFaire(ACT382), await aFaire(ACT380)], [1, 0])
    const date_decision = p.maintenant().slice(0, 10)
    const decision = { etat_decision: 'ACCEPTEE', date_decision, organisme_decision: 'ML', agent_decision: 'BATCH' }
    await p.appeler(201, 'POST', '/orientationusager/v1/decisionOrientation', decision)
    assert.deepEqual(await p.orientations(), [['OUVERT', 'DECIDE', 'PSO', 'ML']])
    assert.deepEqual([await aFaire(ACT382), await aFaire(ACT380)], [0, 1])
  })

  it('1.13.4 — la sortie de parcours clôt l’orientation, dit son motif et son jour, et retire ACT380 ; de retour, il le reprend', async () => {
    await inscrire(p.f, 'leo', 'cessation')
    assert.deepEqual(await etats(), ['CLOTURE'])
    const [close] = (await p.appeler(200, 'GET', '/orientationusager/v1/lectureOrientation')) as OrientationDuContrat[]
    assert.equal(close?.motif_sortie_parcours, 'CESSATION_INSCRIPTION')
    assert.equal(close?.date_sortie_parcours?.slice(0, 10), jourDe(p.f.moteur.horloge()))
    assert.equal(await aFaire(ACT380), 0)
    await inscrire(p.f, 'leo', 'inscrit')
    assert.deepEqual(await p.orientations(), [['OUVERT', 'DECIDE', 'PSO', 'ML']])
    assert.equal(await aFaire(ACT380), 1)
  })
})
