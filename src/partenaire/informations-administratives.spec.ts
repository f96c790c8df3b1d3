import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, leo, nadia, uneFacade } from './facade.essai.js'
import { lireCommeJava, lireInformationsCommePython } from './lecteurs.essai.js'

const scopes = 'api_rechercher-usagerv2 rechercheusager api_informations-administrativesv1 informationsadministrativesusager'
const adresses = [
  {
    numeroTypeLibelleVoie: '12 RUE NATIONALE',
    complementAdresse: null,
    complementDestinataire: null,
    complementDistribution: null,
    codePostal: '59000',
    codeInseeCommune: '59350',
    libelleCommune: 'LILLE',
    libellePays: 'FRANCE',
    indicateurResidentQPV: null,
  },
]
const etatCivil = { civilite: 'MME', prenom: 'AMINA', prenomCorrespondance: 'AMINA', dateNaissance: '1988-04-23' }
const coordonnees = { adresses, emails: [{ adresseEmail: 'amina.benali@example.fr' }], telephones: [{ numeroTelephone: '0601020304' }] }

/** Written by hand: what each kind of organisation reads of Amina, and nothing else. */
const attendus: readonly [client: string, royaume: string, corps: Record<string, unknown>][] = [
  [
    'PAR_francetravail',
    '/agent',
    {
      numeroFranceTravail: '10429447247',
      etatCivil: { ...etatCivil, nom: 'HADDAD', nomCorrespondance: 'BENALI', nir: '2880459350123' },
      ...coordonnees,
    },
  ],
  [
    'PAR_logiciel-nord_59',
    '/agent',
    { numeroFranceTravail: '10429447247', etatCivil: { ...etatCivil, nom: 'HADDAD', nomCorrespondance: 'BENALI' }, ...coordonnees },
  ],
  [
    'PAR_emplois_inclusion',
    '/agent',
    { numeroFranceTravail: '10429447247', etatCivil: { ...etatCivil, nom: 'BENALI', nomCorrespondance: 'BENALI' }, ...coordonnees },
  ],
  [
    'PAR_caf_591',
    '/partenaire',
    {
      numeroFranceTravail: '10429447247',
      etatCivil: { ...etatCivil, nom: 'HADDAD', nomCorrespondance: 'BENALI', nir: '2880459350123' },
      adresses,
      emails: [],
      telephones: [],
    },
  ],
]

describe('A5 — informations administratives : le corps publié, les champs de la déclaration', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade()
  })
  after(() => f.fermer())

  for (const [client, royaume, attendu] of attendus) {
    it(`J4 — ${client} lit d’Amina exactement ce que sa ligne lui donne ; les deux lecteurs publiés l’acceptent`, async () => {
      const jeton = await f.jetonDe(client, scopes, royaume)
      const { statut, json, entetes } = await f.informations(jeton, await f.jetonUsager(jeton, ...amina))
      assert.equal(statut, 200)
      assert.equal(entetes.get('content-type'), 'application/json; charset=utf-8')
      assert.deepEqual(json, attendu)
      lireCommeJava(json)
      assert.equal(lireInformationsCommePython(json).prenom, 'AMINA')
    })
  }

  it('A5 — le client des emplois de l’inclusion, avec application_<client_id> pour seul scope de lecture, lit aussi', async () => {
    const jeton = await f.jetonDe(
      'PAR_emplois_inclusion',
      'application_PAR_emplois_inclusion api_rechercher-usagerv2 rechercheusager profil_accedant api_donnees-rqthv1 h2a',
    )
    assert.equal((await f.informations(jeton, await f.jetonUsager(jeton, ...amina))).statut, 200)
  })

  it('A9 — la résidence en quartier prioritaire se dit QP ou NQ ; une personne sans adresse ni contact a des listes vides', async () => {
    const jeton = await f.jetonDe('PAR_imilo_lille', scopes)
    const usager = await f.jetonUsager(jeton, ...leo)
    const lireQpv = async (qpv: boolean) => {
      await f.base
        .proprietaire`update identite set adresse = jsonb_set(adresse, '{residentQpv}', ${qpv}::boolean::text::jsonb) where usager_id = ${f.numero('leo').toString()}`
      const [adresse] = lireCommeJava((await f.informations(jeton, usager)).json).adresses ?? []
      return adresse?.indicateurResidentQPV
    }
    assert.equal(await lireQpv(true), 'QP')
    assert.equal(await lireQpv(false), 'NQ')
    await f.base
      .proprietaire`update identite set adresse = null, emails = '{}', telephones = '{}' where usager_id = ${f.numero('leo').toString()}`
    const { statut, json } = await f.informations(jeton, usager)
    assert.deepEqual([statut, json?.adresses, json?.emails, json?.telephones], [200, [], [], []])
    lireCommeJava(json)
    lireInformationsCommePython(json)
    assert.equal((await f.parNir(jeton, ...leo)).json?.codeRetour, 'S001')
  })

  it('A5 — un Content-Type, un corps ou une requête de trop sur un GET ne gênent pas', async () => {
    const jeton = await f.jetonDe('PAR_logiciel-nord_59')
    const usager = await f.jetonUsager(jeton, ...amina)
    const { statut } = await f.informations(jeton, usager, { 'content-type': 'application/json', typeauth: '/agent', accept: '*/*' })
    assert.equal(statut, 200)
    assert.equal((await f.appeler('GET', '/informations-administratives/v1/usager?', { jeton, jetonUsager: usager })).statut, 200)
    const headers = {
      authorization: `Bearer ${jeton}`,
      'ft-jeton-usager': usager,
      'content-type': 'application/json',
      'pa-identifiant-agent': 'BATCH',
      'pa-nom-agent': 'BATCH',
      'pa-prenom-agent': 'BATCH',
    }
    for (const corps of ['{}', '{"illisible"']) {
      const statutAvecCorps = await new Promise<number | undefined>((rendre, echouer) => {
        request(
          `${f.url}/partenaire/informations-administratives/v1/usager`,
          { method: 'GET', headers: { ...headers, 'content-length': corps.length } },
          r => rendre(r.resume().statusCode),
        )
          .on('error', echouer)
          .end(corps)
      })
      assert.equal(statutAvecCorps, 200)
    }
  })

  it('J2 — un jeton sans les scopes de cette API : 403, en le disant ; sans jeton : 401', async () => {
    const jeton = await f.jetonDe('PAR_logiciel-nord_59', 'api_rechercher-usagerv2 rechercheusager')
    const { statut, json } = await f.informations(jeton, await f.jetonUsager(jeton, ...amina))
    assert.deepEqual(
      [statut, json],
      [
        403,
        {
          codeErreur: 'ACCES_NON_AUTORISE',
          codeHttp: 403,
          message: 'Le jeton ne porte pas les scopes de cette API : api_informations-administrativesv1 informationsadministrativesusager.',
        },
      ],
    )
    const anonyme = await f.appeler('GET', '/informations-administratives/v1/usager')
    assert.deepEqual([anonyme.statut, anonyme.json?.codeErreur, anonyme.json?.codeHttp], [401, 'JETON_ACCES_REFUSE', 401])
  })

  it('A7, A11 — le suivi a pris fin : le jeton usager ne suffit plus, 403, et chaque accès est au journal', async () => {
    const jeton = await f.jetonDe('PAR_logiciel-pdc_62')
    const usager = await f.jetonUsager(jeton, ...nadia)
    assert.equal((await f.informations(jeton, usager)).statut, 200)
    await f.base
      .proprietaire`update rattachement set au = '2026-10-31' where organisation = 'CD62' and usager_id = ${f.numero('nadia').toString()}`
    const { statut, json } = await f.informations(jeton, usager)
    assert.deepEqual([statut, json?.codeErreur], [403, 'USAGER_NON_RATTACHE'])
    const traces = (await f.journal()).filter(t => t.organisation === 'CD62').map(({ code, usager_id, issue }) => [code, usager_id, issue])
    const n = f.numero('nadia').toString()
    assert.deepEqual(traces, [
      ['identite.accompagnement.rechercher', n, 'servi'],
      ['identite.accompagnement.consulter', n, 'servi'],
      ['identite.accompagnement.consulter', n, 'invisible'],
    ])
  })

  it('A5 — une adresse inconnue de la façade répond dans sa forme', async () => {
    const { statut, json } = await f.appeler('GET', '/inconnue/v1/rien', { jeton: await f.jetonDe('PAR_logiciel-nord_59') })
    assert.deepEqual([statut, json?.codeErreur, json?.codeHttp], [404, 'RESSOURCE_INCONNUE', 404])
  })
})
