import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import Fastify from 'fastify'
import { ressources } from '../parcours/ressources.js'
import { amina, type Facade, uneFacade } from './facade.essai.js'
import { creerCatalogue, installerPartenaire, scopesPartenairesDe } from './index.js'

const recherche = 'api_rechercher-usagerv2 rechercheusager profil_accedant'

describe('I3, J9 — les scopes du contrat partenaire ouvrent les lignes de la déclaration', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade()
  })
  after(() => f.fermer())

  it('J9 — l’adhésion retirée : le scope est refusé en nommant l’échange, et le jeton déjà pris ne cherche plus', async () => {
    const jeton = await f.jetonDe('PAR_emplois_inclusion', recherche)
    assert.equal((await f.parNir(jeton, ...amina)).json?.codeRetour, 'S001')
    await f.changer(`update adhesion set au = '2025-12-31' where organisation = 'GIP-PDI'`)
    const { error, error_description } = await f.demanderJeton('PAR_emplois_inclusion', recherche)
    assert.equal(error, 'invalid_scope')
    assert.match(String(error_description), /api_rechercher-usagerv2.*identite\/eligibiliteIae.*adhésion/)
    const { statut, json } = await f.parNir(jeton, ...amina)
    assert.deepEqual([statut, json?.codeRetour], [403, 'R001'])
    assert.match(String(json?.message), /volontaire.*adhérer/)

    const toutes = await f.demanderJeton('PAR_emplois_inclusion', 'application_PAR_emplois_inclusion')
    assert.equal(toutes.scope, 'application_PAR_emplois_inclusion')
    assert.equal((await f.parNir(String(toutes.access_token), ...amina)).json?.codeRetour, 'R001')
    await f.changer(`update adhesion set au = null where organisation = 'GIP-PDI'`)
    assert.equal((await f.parNir(jeton, ...amina)).json?.codeRetour, 'S001')
  })

  it('I3 — un scope inconnu, ou connu ailleurs mais non souscrit, est refusé en le nommant', async () => {
    for (const scope of ['whatever', 'api_petshopv1', 'api_offresdemploiv2', 'application_PAR_autre']) {
      const { error, error_description } = await f.demanderJeton('PAR_logiciel-nord_59', `${recherche} ${scope}`)
      assert.deepEqual([error, error_description], ['invalid_scope', `Unknown/invalid scope(s): [${scope}]`])
    }
  })

  it('A5 — un scope sans rapport est admis si l’application y a souscrit ; il n’ouvre rien', async () => {
    await f.changer(`update application set scopes = scopes || '{api_petshopv1,personnes}' where client_id = 'PAR_logiciel-nord_59'`)
    const { scope, access_token } = await f.demanderJeton('PAR_logiciel-nord_59', 'api_petshopv1 personnes')
    assert.equal(scope, 'api_petshopv1 personnes')
    assert.equal((await f.parNir(String(access_token), ...amina)).statut, 403)
  })

  it('J2 — une souscription retirée ferme l’API aux jetons déjà délivrés', async () => {
    const jeton = await f.jetonDe('PAR_ccas_roubaix', recherche)
    assert.equal((await f.parNir(jeton, ...amina)).json?.codeRetour, 'R002')
    await f.changer(`update application set scopes = array_remove(scopes, 'rechercheusager') where client_id = 'PAR_ccas_roubaix'`)
    assert.equal((await f.parNir(jeton, ...amina)).json?.codeRetour, 'R001')
  })

  it('I3 — un scope de ligne native ouvre la même ligne par la façade', async () => {
    const jeton = await f.jetonDe('PAR_logiciel-nord_59', 'identite.accompagnement.rechercher')
    assert.equal((await f.parNir(jeton, ...amina)).json?.codeRetour, 'S001')
  })

  it('A7 — une organisation à qui aucune ligne n’est ouverte ne souscrit à rien de la façade, et ne peut pas en demander', async () => {
    assert.deepEqual(scopesPartenairesDe('USAGER'), ['profil_accedant'])
    assert.deepEqual(scopesPartenairesDe('CD').length, 22)
    await f.changer(`update application set scopes = '{rechercheusager}', royaumes = '{/agent}' where client_id = 'espace-usager'`)
    const { error, error_description } = await f.demanderJeton('espace-usager', 'rechercheusager')
    assert.equal(error, 'invalid_scope')
    assert.match(String(error_description), /catégorie d’organisation/)
  })

  it('A5 — le bac à sable répond sous ses noms sur la plateforme de démonstration, et n’existe pas en production', async () => {
    await f.changer(`update application set scopes = scopes || '{api_testrechercher-usagerv2}' where client_id = 'PAR_logiciel-nord_59'`)
    const jeton = await f.jetonDe('PAR_logiciel-nord_59', 'api_testrechercher-usagerv2 rechercheusager')
    const { json } = await f.appeler('POST', '/testrechercher-usager/v2/usagers/par-datenaissance-et-nir', {
      jeton,
      corps: { dateNaissance: amina[0], nir: amina[1] },
    })
    assert.equal(json?.codeRetour, 'S001')
    const { catalogue } = creerCatalogue(ressources, { habilitations: f.habilitations, politique: f.moteur.politique, bacASable: false })
    assert.deepEqual(catalogue.lignes('api_testrechercher-usagerv2'), [])

    const app = Fastify()
    installerPartenaire(app, {
      moteur: f.moteur,
      politique: f.moteur.politique,
      surveiller: async () => {},
      habilitations: f.habilitations,
      secrets: { ...f.secrets, demonstration: false },
      adressePublique: f.url,
      lire: () => assert.fail('rien ne se lit'),
      traitements: {},
      jetonDe: () => assert.fail('aucun jeton'),
      enveloppes: { possible: () => false, sceller: () => assert.fail('rien à chiffrer') },
      empreinteDuNir: () => assert.fail('aucune recherche'),
    })
    await app.ready()
    const existe = (api: string) => app.hasRoute({ method: 'GET', url: `/partenaire/${api}/v2/contrat` })
    assert.deepEqual([existe('contrat-usager'), existe('testcontrat-usager')], [true, false])
  })

  it('A2 — une ligne citée par la façade et qui n’est plus déclarée empêche le démarrage', () => {
    assert.throws(
      () => creerCatalogue(ressources.slice(1), { habilitations: f.habilitations, politique: f.moteur.politique, bacASable: false }),
      /lignes qui ne sont pas déclarées : identite\.tenueDeLaListe\.rechercher/,
    )
  })
})
