import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, uneFacade } from './facade.essai.js'

type Objet = Record<string, unknown>
const a = (objet: unknown, ...cles: string[]): Objet => cles.reduce((o, cle) => (o as Record<string, Objet>)[cle] ?? {}, objet as Objet)

describe('A14 — le contrat de la façade, publié sans compte', () => {
  let f: Facade
  let contrat: Objet
  before(async () => {
    f = await uneFacade()
    const reponse = await fetch(`${f.url}/partenaire/openapi.json`)
    assert.equal(reponse.headers.get('content-type'), 'application/openapi+json; charset=utf-8')
    contrat = (await reponse.json()) as Objet
  })
  after(() => f.fermer())

  it('A14 — décrit les opérations, leurs noms publiés, leurs scopes et leurs lignes', () => {
    const operations = Object.entries(a(contrat, 'paths')).flatMap(([chemin, verbes]) =>
      Object.entries(verbes as Objet).map(([verbe, o]) => [`${verbe} ${chemin}`, (o as Objet).operationId]),
    )
    assert.equal(contrat.openapi, '3.1.0')
    assert.deepEqual(operations, [
      ['post /partenaire/rechercher-usager/v2/usagers/par-numero-francetravail', 'RechercherUsagerParNumeroFranceTravail'],
      ['post /partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir', 'RechercherUsagerParDateNaissanceEtNir'],
      ['get /partenaire/informations-administratives/v1/usager', 'recupererDonneesParIdRci'],
      ['get /partenaire/contrat-usager/v2/contrat', 'recupererContratV2'],
      ['get /partenaire/activites-operationnelles/v1/activites/chercher', 'getListActivitesV1'],
      ['get /partenaire/activites-operationnelles/v2/activites/chercher', 'getListActivites'],
      ['get /partenaire/orientationusager/v1/lectureOrientation', 'lectureOrientation'],
      ['post /partenaire/orientationusager/v1/calculOrientation', 'calculOrientation'],
      ['post /partenaire/orientationusager/v1/decisionOrientation', 'decisionOrientation'],
      ['post /partenaire/orientationusager/v1/orientation', 'orientation'],
      ['put /partenaire/orientationusager/v1/modificationOrientation', 'modificationOrientation'],
      ['post /partenaire/rendez-vous-partenaire/v1/rendez-vous', 'creerRendezVous'],
      ['put /partenaire/rendez-vous-partenaire/v1/rendez-vous', 'modifierRendezVous'],
      ['delete /partenaire/rendez-vous-partenaire/v1/rendez-vous/{id}', 'supprimerRendezVous'],
      ['get /partenaire/rendez-vous-partenaire/v1/rendez-vous-usager', 'listerRendezVousUsager'],
      ['get /partenaire/donnees-rqth/v1/rqth', 'recupererRqth'],
      ['get /partenaire/diagnosticargumente/v4/diagnostics', 'recupererDiagnosticsV4'],
      ['post /partenaire/diagnosticargumente/v4/diagnostics', 'creerDiagnosticV4'],
      ['delete /partenaire/diagnosticargumente/v4/diagnostics/{id}/supprime', 'supprimerDiagnosticV4'],
      ['get /partenaire/diagnosticargumente/v4/dossiers', 'recupererDossierIndividuV4'],
      ['get /partenaire/contrat-engagement/v1/lecture', 'lectureContratEngagement'],
      ['get /partenaire/contrat-engagement/v1/lecture-structure', 'lectureStructureContratEngagement'],
      ['post /partenaire/contrat-engagement/v1/signer', 'signerContratEngagement'],
      ['patch /partenaire/contrat-engagement/v1/signer', 'signerContratEngagementExistant'],
      ['post /partenaire/contrat-engagement/v1/refuser', 'refuserContratEngagement'],
      ['patch /partenaire/contrat-engagement/v1/refuser', 'refuserContratEngagementExistant'],
      ['get /partenaire/gestion-sanctions-rsa/v1/detailManquement', 'lireDetailSanctionRsa'],
      ['post /partenaire/gestion-sanctions-rsa/v1/evenementSanctionRSA', 'traiterSanctionRsa'],
      ['post /partenaire/gestion-sanctions-rsa/v1/decisionSanctionRSAPartenaire', 'traiterDecisionSanctionRSA'],
      ['post /partenaire/gestion-sanctions-rsa/v1/demandeRadiation', 'demandeRadiation'],
    ])
    const recherche = a(contrat, 'paths', '/partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir', 'post')
    assert.deepEqual(recherche.security, [{ oauth: ['api_rechercher-usagerv2', 'rechercheusager'] }])
    assert.deepEqual(Object.keys(a(recherche, 'responses')), ['200', '400', '401', '403', '429', '500', '503'])
    const lecture = a(contrat, 'paths', '/partenaire/contrat-usager/v2/contrat', 'get')
    assert.deepEqual(Object.keys(a(lecture, 'responses')), ['200', '204', '400', '401', '403', '429', '500', '503'])
  })

  it('A14 — chaque corps servi n’a que des propriétés décrites', async () => {
    const jeton = await f.jetonSigne('PAR_francetravail')
    const usager = await f.jetonUsager(jeton, ...amina)
    const reponse = (chemin: string, verbe: string) =>
      a(contrat, 'paths', chemin, verbe, 'responses', '200', 'content', 'application/json; charset=utf-8', 'schema')
    const inconnues = (valeur: unknown, schema: Objet): string[] => {
      if (Array.isArray(valeur)) return valeur.flatMap(v => inconnues(v, a(schema, 'items')))
      if (typeof valeur !== 'object' || valeur === null) return []
      return Object.entries(valeur).flatMap(([cle, v]) => {
        const propriete = a(schema, 'properties')[cle]
        return propriete ? inconnues(v, propriete as Objet) : [cle]
      })
    }
    const recherche = '/partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir'
    assert.deepEqual(inconnues((await f.parNir(jeton, ...amina)).json, reponse(recherche, 'post')), [])
    assert.deepEqual(
      inconnues((await f.informations(jeton, usager)).json, reponse('/partenaire/informations-administratives/v1/usager', 'get')),
      [],
    )
    assert.deepEqual(inconnues((await f.contrat(jeton, usager)).json, reponse('/partenaire/contrat-usager/v2/contrat', 'get')), [])
    const dossier = '/partenaire/diagnosticargumente/v4/dossiers'
    const { json } = await f.appeler('GET', dossier.replace('/partenaire', ''), { jeton, jetonUsager: usager })
    assert.deepEqual(inconnues(json, reponse(dossier, 'get')), [])
  })
})
