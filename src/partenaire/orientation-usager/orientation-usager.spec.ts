import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, leo, uneFacade } from '../facade.essai.js'
import { lireOrientationsCommeJava } from '../lecteurs.essai.js'
import type { OrientationDuContrat } from './formes.js'

/** As the published collection sends them, but for somebody whose only difficulty is transport. */
const criteres = {
  date_naissance: '1998-04-23',
  adresse: { code_commune: '33063', libelle_commune: 'BORDEAUX', code_postal: '33100', numero_type_libelle_voie: '113 AVENUE THIERS' },
  brsa: true,
  situation_professionnelle: 'DEUX_DERNIERES_ANNEES',
  type_emploi: 'AUTRE',
  niveau_etude: 'NV4',
  capacite_a_travailler: true,
  projet_pro: 'FORMATION',
  contrainte_sante: 'AUCUNE',
  contrainte_logement: 'AUCUNE',
  contrainte_mobilite: 'AUCUN_MOYEN_DE_TRANSPORT',
  contrainte_familiale: 'AUCUNE',
  contrainte_financiere: 'AUCUNE',
  contrainte_numerique: 'AUCUNE',
  contrainte_administrative_juridique: 'AUCUNE',
  contrainte_francais_calcul: 'AUCUNE',
  boe: false,
  baeeh: false,
  scolarite_etablissement_specialise: false,
  esat: false,
  boe_souhait_accompagnement: false,
}
const jour = '2026-11-10'
const accepter = { etat_decision: 'ACCEPTEE', date_decision: jour, organisme_decision: 'CD', agent_decision: 'TEST_POSTMAN' }
const refuser = { ...accepter, etat_decision: 'REFUSEE', motif_refus: 'APPRECIATION_DIFFERENTE', parcours: 'PED', organisme: 'FT' }

describe('A5, C1, C3 — orientation usager : les appels publiés, dans leur ordre', () => {
  let f: Facade
  let jeton = ''
  let jetonUsager = ''
  before(async () => {
    f = await uneFacade({ le: new Date(`${jour}T10:00:00Z`) })
    jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    jetonUsager = await f.jetonUsager(jeton, ...amina)
  })
  after(() => f.fermer())

  const lecture = (requete = '') => f.appeler('GET', `/orientationusager/v1/lectureOrientation${requete}`, { jeton, jetonUsager })
  const lues = async (requete = '') => (await lecture(requete)).json as unknown as OrientationDuContrat[]
  const poster = (quoi: string, corps: unknown) => f.appeler('POST', `/orientationusager/v1/${quoi}`, { jeton, jetonUsager, corps })

  it('aucune orientation : 204 ; aucune à décider : un refus qui le dit', async () => {
    assert.equal((await lecture()).statut, 204)
    const { statut, json } = await poster('decisionOrientation', accepter)
    assert.deepEqual([statut, json?.message], [400, 'L’usager n’a aucune orientation à décider.'])
  })

  it('des réponses en deux fois : brouillon, puis proposition ; la naissance et l’adresse sont celles de l’identité', async () => {
    const { niveau_etude, ...saufUne } = criteres
    const premiere = await poster('calculOrientation', saufUne)
    assert.equal(premiere.statut, 200, premiere.texte)
    assert.deepEqual([premiere.json?.etat, premiere.json?.parcours], ['BROUILLON', 'IND'])
    const { statut, json } = await poster('calculOrientation', { niveau_etude })
    assert.equal(statut, 200)
    assert.deepEqual([json?.etat, json?.statut, json?.parcours, json?.organisme], ['EN_ATTENTE', 'PRECONISE', 'PSO', 'CD'])
    const lus = (json as unknown as OrientationDuContrat).criteres_orientation as Record<string, unknown>
    assert.equal(lus.date_naissance, '1988-04-23')
    assert.equal((lus.adresse as { code_commune: string }).code_commune, '59350')
    assert.equal(lus.contrainte_mobilite, 'AUCUN_MOYEN_DE_TRANSPORT')
    assert.ok(!('msa_autonomie_recherche_emploi' in lus), 'ce qui n’est pas dit est absent')
    assert.equal(lireOrientationsCommeJava(await lues()).length, 1)
    assert.equal((await poster('calculOrientation', { projet_pro: 'RENTIER' })).statut, 400)
  })

  it('décider pour un autre organisme, ou sans raison, est refusé en le disant ; rien n’est décidé', async () => {
    assert.match(String((await poster('decisionOrientation', { ...accepter, organisme_decision: 'FT' })).json?.message), /comme CD/)
    const { statut, json } = await poster('decisionOrientation', { ...refuser, motif_refus: undefined })
    assert.equal(statut, 422)
    assert.equal(typeof json?.message, 'string')
    assert.equal((await lues())[0]?.statut, 'PRECONISE')
  })

  it('France Travail n’est pas compétent dans les six semaines : 422, et la phrase dit qui l’est', async () => {
    const autre = await f.jetonSigne('PAR_francetravail')
    const sien = await f.jetonUsager(autre, ...amina)
    const corps = { ...accepter, organisme_decision: 'FT' }
    const r = await f.appeler('POST', '/orientationusager/v1/decisionOrientation', { jeton: autre, jetonUsager: sien, corps })
    assert.equal(r.statut, 422)
    assert.match(String(r.json?.message), /CD59/)
  })

  it('acceptée : 201 et l’orientation s’ouvre ; de nouveau : 200, rien ne change ; refusée ensuite : 200, elle est modifiée', async () => {
    assert.equal((await poster('decisionOrientation', accepter)).statut, 201)
    const [ouverte] = await lues('?etatOrientation=OUVERT')
    assert.deepEqual([ouverte?.statut, ouverte?.parcours, ouverte?.decision?.etat_decision], ['DECIDE', 'PSO', 'ACCEPTEE'])
    assert.deepEqual([ouverte?.decision?.organisme_decision, ouverte?.date_entree_parcours], ['CD', jour])
    assert.equal((await poster('decisionOrientation', accepter)).statut, 200)
    assert.deepEqual(await lues(), [ouverte])
    assert.equal((await poster('decisionOrientation', refuser)).statut, 200)
    const [modifiee, ...reste] = await lues()
    assert.deepEqual([modifiee?.etat, modifiee?.parcours, modifiee?.organisme, reste.length], ['OUVERT', 'PED', 'FT', 0])
    assert.equal(lireOrientationsCommeJava(await lues()).length, 1)
  })

  it('réorientée sans critères : 201, l’ancienne se clôt, la nouvelle vient la première', async () => {
    assert.equal((await poster('orientation', { organisme: 'CD', origine: 'INSCRIPTION_VOLONTAIRE', parcours: 'PSO' })).statut, 201)
    assert.deepEqual(
      (await lues()).map(o => [o.etat, o.parcours, o.organisme]),
      [
        ['OUVERT', 'PSO', 'CD'],
        ['CLOTURE', 'PED', 'FT'],
      ],
    )
    assert.equal((await lecture('?etatOrientation=BROUILLON')).statut, 204)
    assert.equal((await lecture('?etatOrientation=AUTRE')).statut, 400)
    const sansStructure = { organisme: 'FT', parcours: 'PED', structure: { code_aurore: 'ZZZ0000' } }
    assert.equal((await poster('orientation', sansStructure)).statut, 400)
    assert.equal(
      (await poster('orientation', { ...sansStructure, structure: { code_aurore: 'HDF0012', code_safir: '59012' } })).statut,
      201,
    )
    assert.deepEqual((await lues())[0]?.structure, {
      code_aurore: 'HDF0012',
      code_safir: '59012',
      libelle_structure: 'Agence France Travail de Lille',
    })
  })

  it('modifiée en cours de parcours : 200, et ce qui n’est pas dit reste ; rien à changer : 422 ; rien en cours : 400', async () => {
    const modifier = (corps: unknown) => f.appeler('PUT', '/orientationusager/v1/modificationOrientation', { jeton, jetonUsager, corps })
    const avant = (await lues())[0]
    assert.equal((await modifier({ parcours: avant?.parcours })).statut, 422)
    const { statut, texte } = await modifier({ parcours: 'PSP' })
    assert.equal(statut, 200, texte)
    const [apres, ...reste] = await lues()
    assert.deepEqual([apres?.etat, apres?.parcours, apres?.organisme, reste.length], ['OUVERT', 'PSP', avant?.organisme, 2])
    assert.equal((await modifier({ parcours: 'AUTRE' })).statut, 400)
  })

  it('A7 — une personne qu’il ne suit pas : ni lue, ni décidée ; sans les scopes : 403 ; ceux-ci n’ouvrent pas l’état civil', async () => {
    assert.equal(await f.jetonUsager(jeton, ...leo), 'null')
    const scopes = ['api_orientationusagerv1', 'orientationusager']
    const seul = await f.jetonSigne('PAR_logiciel-nord_59', { scopes })
    assert.equal((await f.appeler('GET', '/orientationusager/v1/lectureOrientation', { jeton: seul, jetonUsager })).statut, 200)
    assert.equal((await f.informations(seul, jetonUsager)).statut, 403)
    const sans = await f.jetonSigne('PAR_logiciel-nord_59', { scopes: ['api_orientationusagerv1'] })
    for (const quoi of ['calculOrientation', 'decisionOrientation', 'orientation'])
      assert.equal((await f.appeler('POST', `/orientationusager/v1/${quoi}`, { jeton: sans, jetonUsager, corps: {} })).statut, 403, quoi)
    const caisse = await f.jetonSigne('PAR_caf_591')
    const r = await f.appeler('GET', '/orientationusager/v1/lectureOrientation', { jeton: caisse, jetonUsager })
    assert.equal(r.statut, 403)
  })
})
