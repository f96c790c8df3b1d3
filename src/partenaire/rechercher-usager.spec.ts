import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, nadia, scopesDePostman, uneFacade } from './facade.essai.js'

describe('A5 — rechercher un usager, comme les programmes des partenaires le font déjà', () => {
  let f: Facade
  let nord: string
  before(async () => {
    f = await uneFacade()
    nord = await f.jetonDe('PAR_logiciel-nord_59')
  })
  after(() => f.fermer())

  it('A5 — le jeton d’accès rend les scopes de Postman, sans leurs doublons, et admet ceux qui n’ouvrent rien encore', async () => {
    const { scope } = await f.demanderJeton('PAR_logiciel-nord_59')
    assert.equal(scope, [...new Set(scopesDePostman.split(/ +/))].join(' '))
  })

  it('B5 — par NIR et date de naissance : S001, identité certifiée, et un jeton de la forme publiée', async () => {
    const { statut, entetes, json } = await f.parNir(nord, ...amina)
    assert.equal(statut, 200)
    assert.equal(entetes.get('content-type'), 'application/json; charset=utf-8')
    const { jetonUsager, ...reste } = json ?? {}
    assert.deepEqual(reste, { codeRetour: 'S001', message: 'Usager trouvé', topIdentiteCertifiee: 'O' })
    const lu = JSON.parse(Buffer.from(String(jetonUsager), 'base64').toString()) as Record<string, unknown>
    assert.deepEqual(Object.keys(lu), ['vers', 'uuid', 'expire', 'type', 'data'])
    assert.equal(lu.vers, '0.1')
    assert.equal(lu.type, '/partenaire')
    assert.ok(Math.abs(Number(lu.expire) - Date.now() - 24 * 3600 * 1000) < 60_000)
    assert.match(String(lu.data), new RegExp(`^${String(lu.uuid)}#[\\w-]+$`))
    assert.ok(!Buffer.from(String(jetonUsager), 'base64').toString().includes(amina[1]))
  })

  it('B5 — le NIR de quinze caractères, avec sa clé, trouve la même personne', async () => {
    assert.equal((await f.parNir(nord, amina[0], `${amina[1]}61`)).json?.codeRetour, 'S001')
  })

  it('B5 — par numéro France Travail ; une identité non certifiée le dit', async () => {
    const [{ numero } = { numero: '' }] = await f.base.proprietaire<{ numero: string }[]>`
      select numero_france_travail as numero from identite where usager_id = ${f.numero('leo').toString()}`
    const { statut, json } = await f.parNumero(await f.jetonDe('PAR_imilo_lille'), numero)
    assert.equal(statut, 200)
    assert.equal(json?.codeRetour, 'S001')
    assert.equal(json?.topIdentiteCertifiee, 'N')
  })

  it('B5 — personne d’inconnu : 200 S002, sans jeton', async () => {
    const attendu = { codeRetour: 'S002', message: 'Aucun approchant trouvé', topIdentiteCertifiee: null, jetonUsager: null }
    for (const r of [await f.parNir(nord, '1972-06-01', '1720678355011'), await f.parNumero(nord, '99999999999')])
      assert.deepEqual([r.statut, r.json], [200, attendu])
  })

  it('B5 — deux personnes du même NIR et de la même naissance : 200 S003, sans jeton', async () => {
    await f.base.proprietaire`insert into usager (id, cree_le) values (900001, now()), (900002, now())`
    for (const id of [900001, 900002])
      await f.base
        .proprietaire`insert into identite (usager_id, version, enregistre_le, auteur_organisation, modifies, nom, nom_naissance, prenom, date_naissance,
        identite_certifiee, emails, telephones, nir_empreinte) select ${id}, 1, now(), 'FT', '{}', 'X', 'X', 'X', '1990-01-01', true, '{}', '{}', empreinte.nir
        from (select nir_empreinte as nir from identite where usager_id = ${f.numero('amina').toString()}) empreinte`
    const { statut, json } = await f.parNir(nord, '1990-01-01', amina[1])
    assert.deepEqual(
      [statut, json],
      [200, { codeRetour: 'S003', message: 'Plusieurs approchants trouvés', topIdentiteCertifiee: null, jetonUsager: null }],
    )
  })

  it('A7 — une personne suivie par un autre département : 403 R002', async () => {
    const { statut, json } = await f.parNir(nord, ...nadia)
    assert.deepEqual(
      [statut, json],
      [
        403,
        {
          codeRetour: 'R002',
          message: 'L’usager n’est pas rattaché à la structure de l’accédant',
          topIdentiteCertifiee: 'null',
          jetonUsager: 'null',
        },
      ],
    )
  })

  it('A7 — France Travail : la personne de la liste d’une autre agence est R002, celle de la sienne S001', async () => {
    const lyon = await f.jetonDe('PAR_francetravail_lyon')
    const lille = await f.jetonDe('PAR_francetravail')
    assert.equal((await f.parNir(lyon, ...amina)).json?.codeRetour, 'R002')
    assert.equal((await f.parNir(lille, ...amina)).json?.codeRetour, 'S001')
  })

  it('R997 — corps faux, absents ou hostiles : un 4xx clair, jamais un 5xx', async () => {
    const chemin = '/rechercher-usager/v2/usagers/par-datenaissance-et-nir'
    const bruts: [string, RegExp | undefined][] = [
      ['{}', /dateNaissance, nir/],
      ['', /corps/],
      ['null', /corps/],
      ['[]', /corps/],
      ['{"dateNaissance":"1988-04-23"', undefined],
      ['{"dateNaissance":"1988-02-30","nir":"2880459350123"}', /dateNaissance/],
      ['{"dateNaissance":"23/04/1988","nir":"2880459350123"}', /dateNaissance/],
      ['{"dateNaissance":"1988-04-23","nir":"288045935012"}', /nir/],
      ['{"dateNaissance":"1988-04-23","nir":2880459350123}', /nir/],
      ['{"dateNaissance":"1988-04-23","nir":"2880459350\\u0000123"}', undefined],
      ['{"dateNaissance":"1988-04-23","nir":"\\ud800880459350123"}', undefined],
      ['{"__proto__":{"nir":"2880459350123"},"dateNaissance":"1988-04-23"}', undefined],
      [`{"dateNaissance":"1988-04-23","nir":"2880459350123","x":${'['.repeat(7000)}${']'.repeat(7000)}}`, undefined],
      ['['.repeat(10_000), undefined],
    ]
    for (const [brut, message] of bruts) {
      const { statut, json } = await f.appeler('POST', chemin, { jeton: nord, brut })
      assert.equal(statut, 400, brut.slice(0, 80))
      assert.deepEqual({ ...json, message: '' }, { codeRetour: 'R997', message: '', topIdentiteCertifiee: 'null', jetonUsager: 'null' })
      if (message) assert.match(String(json?.message), message)
    }
    const enorme = await f.appeler('POST', chemin, { jeton: nord, brut: JSON.stringify({ x: 'a'.repeat(10_000_000) }) })
    assert.deepEqual([enorme.statut, enorme.json?.codeRetour], [413, 'R997'])
    const xml = await f.appeler('POST', chemin, { jeton: nord, brut: '<a/>', entetes: { 'content-type': 'application/xml' } })
    assert.deepEqual([xml.statut, xml.json?.codeRetour], [415, 'R997'])
  })

  it('A5 — les champs de trop et les en-têtes de trop sont ignorés, comme aujourd’hui', async () => {
    const { json } = await f.appeler('POST', '/rechercher-usager/v2/usagers/par-datenaissance-et-nir', {
      jeton: nord,
      corps: { dateNaissance: amina[0], nir: amina[1], commentaire: 'essai' },
      entetes: { typeauth: '/agent', accept: 'application/json; charset=UTF-8', 'accept-encoding': 'gzip, x-gzip, deflate' },
    })
    assert.equal(json?.codeRetour, 'S001')
  })

  it('I3 — sans jeton d’accès, ou avec un faux : 401 et son défi ; jamais 302', async () => {
    for (const jeton of [undefined, 'faux', 'a.b.c']) {
      const { statut, json, entetes } = await f.appeler('POST', '/rechercher-usager/v2/usagers/par-numero-francetravail', {
        ...(jeton && { jeton }),
        corps: {},
      })
      assert.deepEqual([statut, json?.codeRetour, json?.jetonUsager], [401, 'R001', 'null'])
      assert.match(entetes.get('www-authenticate') ?? '', /^Bearer/)
    }
  })

  it('J2 — sans les deux scopes de l’API : 403 R001, qui les nomme, et la trace', async () => {
    for (const scope of ['profil_accedant', 'rechercheusager', 'api_rechercher-usagerv2', 'api_contrat-usagerv2 statutcontratusager']) {
      const jeton = await f.jetonDe('PAR_logiciel-nord_59', scope)
      const { statut, json } = await f.parNir(jeton, ...amina)
      assert.deepEqual([statut, json?.codeRetour], [403, 'R001'], scope)
      assert.match(String(json?.message), /api_rechercher-usagerv2 rechercheusager/)
    }
    const trace = (await f.journal()).at(-1)
    assert.deepEqual(
      { ...trace },
      {
        code: 'identite.accompagnement.rechercher',
        usager_id: null,
        issue: 'interdit',
        agent: null,
        organisation: 'CD59',
        application: 'PAR_logiciel-nord_59',
      },
    )
  })

  it('A7 — la caisse cherche par NIR ; par numéro, la déclaration ne le lui ouvre pas : 403 R001', async () => {
    const caf = await f.jetonDe('PAR_caf_591', 'api_rechercher-usagerv2 rechercheusager', '/partenaire')
    assert.equal((await f.parNir(caf, ...amina)).json?.codeRetour, 'S001')
    const parNumero = await f.parNumero(caf, '10429447247')
    assert.deepEqual([parNumero.statut, parNumero.json?.codeRetour], [403, 'R001'])
  })

  it('A11 — chaque recherche, trouvée, vaine ou refusée, est au journal avec l’agent déclaré', async () => {
    await f.parNir(nord, ...amina)
    await f.parNir(nord, '1972-06-01', '1720678355011')
    await f.parNir(nord, ...nadia)
    const traces = (await f.journal()).slice(-3).map(({ code, usager_id, issue, agent }) => [code, usager_id, issue, agent])
    const agent = 'BATCH|BATCH|test-postman-cd56'
    const code = 'identite.accompagnement.rechercher'
    assert.deepEqual(traces, [
      [code, f.numero('amina').toString(), 'servi', agent],
      [code, null, 'invisible', agent],
      [code, f.numero('nadia').toString(), 'hors-perimetre', agent],
    ])
  })
})
