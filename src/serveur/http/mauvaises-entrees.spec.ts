import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { envoyerBrut } from '../../../outils/epreuves/brut.js'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { dateNaissance, nirDe } from '../../../outils/epreuves/population.js'

const e = await uneEpreuve()
after(() => e.fermer())
const jeton = await e.jetonPour(e.ici('FT'))
const nom = e.moteur.identifiants.pour('FT', e.suivie)
const identites = '/api/v1/tenue-de-la-liste/identites'
const inscriptions = '/api/v1/tenue-de-la-liste/inscriptions'
const recherche = `${identites}/recherche`

type Envoi = { methode?: string; corps?: string | Buffer; entetes?: Record<string, string> }

async function envoyer(chemin: string, { methode = 'GET', corps, entetes = {} }: Envoi = {}): Promise<Response> {
  const body = corps === undefined ? {} : { body: typeof corps === 'string' ? corps : new Uint8Array(corps) }
  return e.appeler(chemin, { method: methode, headers: entetes, jeton, ...body })
}

/** A clear 4xx: a problem that says its correlation, echoes nothing, and never a stack. */
async function refuse(r: Response, statut: number, quoi: string): Promise<Record<string, unknown>> {
  const texte = await r.text()
  assert.equal(r.status, statut, `${quoi} : ${texte.slice(0, 300)}`)
  assert.equal(r.headers.get('content-type'), 'application/problem+json; charset=utf-8', quoi)
  const p = JSON.parse(texte) as Record<string, unknown>
  assert.equal(p.status, statut)
  assert.equal(p.correlation, r.headers.get('x-correlation-id'))
  assert.ok(typeof p.title === 'string' && typeof p.detail === 'string')
  assert.doesNotMatch(texte, /at .*\.js:|node_modules|select |postgres/i)
  return p
}
const poster = (corps: string | Buffer, entetes: Record<string, string> = {}) =>
  envoyer(recherche, { methode: 'POST', corps, entetes: { 'content-type': 'application/json', ...entetes } })
const corriger = (corps: string, entetes: Record<string, string> = {}) =>
  envoyer(`${identites}/${nom}`, {
    methode: 'PATCH',
    corps,
    entetes: { 'content-type': 'application/merge-patch+json', 'if-match': '"1"', ...entetes },
  })

describe('A1 — Un corps illisible est refusé par une phrase, jamais par une panne', () => {
  const cles = `{"nir":"${nirDe(e.suivie)}","dateNaissance":"${dateNaissance}"}`
  // biome-ignore format: a table is read in columns
  const corps: readonly [quoi: string, corps: string | Buffer, phrase: RegExp][] = [
    ['pas du JSON',                  '{"nir":',                                              /JSON/],
    ['des guillemets simples',       "{'nir':'1'}",                                          /JSON/],
    ['un corps vide',                '',                                                     /contrat/],
    ['des blancs',                   ' \n\t ',                                               /contrat/],
    ['null',                         'null',                                                 /contrat/],
    ['un nombre',                    '42',                                                   /contrat/],
    ['un tableau',                   `[${cles}]`,                                            /contrat/],
    ['NUL dans un texte',            '{"numeroFranceTravail":"1\\u0000"}',                   /interdit/],
    ['NUL dans un nom',              '{"nir\\u0000":"1"}',                                   /interdit/],
    ['un demi-codet isolé',          '{"numeroFranceTravail":"\\ud800"}',                    /interdit/],
    ['__proto__',                    '{"__proto__":{"nir":"1"}}',                            /interdit/],
    ['__proto__ échappé',            '{"\\u005f_proto__":{"nir":"1"}}',                      /interdit/],
    ['constructor',                  '{"constructor":{"prototype":{"nir":"1"}}}',            /contrat/],
    ['un champ donné deux fois',     cles.replace('{', '{"nir":"1880459350123",'),           /deux fois/],
    ['deux fois, dont une échappée', cles.replace('{', '{"n\\u0069r":"1880459350123",'),     /deux fois/],
    ['profondeur 10 000',            '['.repeat(10_000) + ']'.repeat(10_000),                /niveaux/],
    ['profondeur sans fin',          '{"a":'.repeat(10_000),                                 /niveaux/],
    ['UTF-8 invalide',               Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), /UTF-8/],
    ['latin-1',                      Buffer.from('{"nom":"Gaëlle"}', 'latin1'),              /UTF-8/],
    ['UTF-16',                       Buffer.from('{"nir":"1"}', 'utf16le'),                  /JSON|interdit|contrat/],
    ['un champ inconnu',             cles.replace('{', '{"admin":true,'),                    /contrat/],
    ['un objet au lieu d’un texte',  '{"numeroFranceTravail":{"$gt":""}}',                   /contrat/],
    ['un tableau au lieu d’un texte', '{"numeroFranceTravail":["30000000001"]}',             /contrat/],
    ['du SQL',                       `{"numeroFranceTravail":"' or true --"}`,               /contrat/],
    ['une date impossible',          cles.replace(dateNaissance, '2026-02-30'),              /contrat/],
  ]
  for (const [quoi, c, phrase] of corps)
    it(quoi, async () => {
      const p = await refuse(await poster(c), 400, quoi)
      assert.match(String(p.detail), phrase)
    })

  it('ce qui ressemble à une faute dans un texte n’en est pas une', async () => {
    const adresse = { libelleCommune: '[[[[:{{{{"'.repeat(5), numeroTypeLibelleVoie: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ "a":1' }
    const vides = { complementAdresse: null, complementDestinataire: null, complementDistribution: null, codePostal: null }
    const complete = { ...vides, codeInseeCommune: null, libellePays: null, residentQpv: null, ...adresse }
    const r = await corriger(JSON.stringify({ adresse: complete }))
    assert.equal(r.status, 200, await r.text())
  })

  it('10 Mo de JSON : 413, sans attendre la fin', async () => {
    await refuse(await poster(Buffer.alloc(10 * 1024 * 1024, '9')), 413, '10 Mo')
  })
  it('le même nom de champ dans deux objets n’est pas une répétition', async () => {
    await refuse(await poster('[{"nir":"1"},{"nir":"2"}]'), 400, 'tableau')
    assert.equal((await poster(`\ufeff${cles}`)).status, 200)
  })
})

describe('A1 — Le type du corps est vérifié', () => {
  const json = '{"numeroFranceTravail":"30000000001"}'
  const types = [
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=iso-8859-1',
    'application/jsonx',
    'json',
    ';',
  ]
  for (const type of types)
    it(type, async () => {
      await refuse(await poster(json, { 'content-type': type }), 415, type)
    })
  it('application/json; charset=UTF-8 est du JSON', async () => {
    const r = await poster(json, { 'content-type': 'application/json; charset="UTF-8"' })
    assert.equal(r.status, 404)
  })
})

describe('A1 — Les paramètres absurdes sont refusés par une phrase', () => {
  const beaucoup = '9'.repeat(400)
  // biome-ignore format: a table is read in columns
  const adresses: readonly [statut: number, chemin: string][] = [
    [400, `${identites}?inconnu=1`],
    [400, `${identites}?limite=0`],
    [400, `${identites}?limite=-1`],
    [400, `${identites}?limite=201`],
    [400, `${identites}?limite=1e9`],
    [400, `${identites}?limite=NaN`],
    [400, `${identites}?limite=`],
    [400, `${identites}?limite=1&limite=2`],
    [400, `${identites}?limite[]=1`],
    [400, `${identites}?curseur=`],
    [400, `${identites}?curseur=abc`],
    [400, `${identites}?curseur=${'A'.repeat(22)}`],
    [400, `${identites}?curseur=${beaucoup}`],
    [400, `${identites}?__proto__=1`],
    [400, `${identites}/${nom}?au=hier`],
    [400, `${identites}/${nom}?au=2026-13-45T00:00:00Z`],
    [400, `${identites}/${nom}?au=${beaucoup}`],
    [400, `${identites}/${nom}?au=2026-01-01T00:00:00Z&au=2026-01-02T00:00:00Z`],
    [400, `${identites}/${nom}?inconnu=1`],
    [400, `${identites}/${nom}/historique?au=2026-01-01T00:00:00Z`],
    [404, `${identites}/${nom.slice(0, -1)}`],
    [404, `${identites}/${nom}A`],
    [404, `${identites}/${encodeURIComponent('é'.repeat(22))}`],
    [404, `${identites}/%00`],
    [404, `${identites}/1`],
    [404, `${identites}/..%2f..%2fetc%2fpasswd`],
    [404, '/api/v1/etc/passwd'],
    [404, '/api/v2/tenue-de-la-liste/identites'],
  ]
  for (const [statut, chemin] of adresses)
    it(`${statut} ${chemin.slice(0, 110)}`, async () => {
      await refuse(await envoyer(chemin), statut, chemin)
    })
  it('un paramètre inconnu sur une écriture ou une recherche', async () => {
    await refuse(await envoyer(`${recherche}?x=1`, { methode: 'POST', corps: '{"numeroFranceTravail":"30000000001"}' }), 400, 'recherche')
    await refuse(await envoyer(`${identites}/${nom}?x=1`, { methode: 'PATCH', corps: '{}', entetes: { 'if-match': '"1"' } }), 400, 'patch')
  })
  for (const numero of ['0', '-1', '1.5', '1e1', '0x1', '40000', '99999999999999999999', 'abc', '%20'])
    it(`numéro ${numero}`, async () => {
      const chemin = `/api/v1/tenue-de-la-liste/rattachements/${nom}/${numero}`
      const entetes = { 'if-match': '"1"' }
      await refuse(await envoyer(chemin, { methode: 'PATCH', corps: '{"au":"2030-01-01"}', entetes }), 400, numero)
    })
  it('un numéro que la personne n’a pas : 404', async () => {
    const chemin = `/api/v1/tenue-de-la-liste/rattachements/${nom}/32767`
    await refuse(await envoyer(chemin, { methode: 'PATCH', corps: '{"au":"2030-01-01"}', entetes: { 'if-match': '"1"' } }), 404, chemin)
  })
})

describe('A1 — Une méthode non prévue dit lesquelles le sont', () => {
  // biome-ignore format: a table is read in columns
  const cas: readonly [methode: string, chemin: string, permises: string][] = [
    ['DELETE',   `${identites}/${nom}`,            'GET, HEAD, PATCH'],
    ['PUT',      `${identites}/${nom}`,            'GET, HEAD, PATCH'],
    ['POST',     `${identites}/${nom}`,            'GET, HEAD, PATCH'],
    ['GET',      recherche,                        'GET, HEAD, PATCH, POST'],
    ['PATCH',    identites,                        'GET, HEAD, POST'],
    ['PROPFIND', `${identites}/${nom}/historique`, 'GET, HEAD'],
    ['POST',     '/api/v1/openapi.json',           'GET, HEAD'],
  ]
  for (const [methode, chemin, permises] of cas.filter(([m]) => m !== 'GET'))
    it(`${methode} ${chemin.replace(nom, '{usager}')}`, async () => {
      const r = await envoyer(chemin, { methode })
      await refuse(r, 405, methode)
      assert.equal(r.headers.get('allow'), permises)
    })
})

describe('A1 — Ce que la base refuse est dit à l’appelant', () => {
  it('une organisation ou une structure inconnue', async () => {
    const chemin = `/api/v1/tenue-de-la-liste/rattachements/${nom}`
    const cle = { 'idempotency-key': randomUUID() }
    const corps = { organisation: 'NULLE-PART', structure: null, motif: 'accompagnement', du: '2026-01-01', au: null }
    await refuse(await envoyer(chemin, { methode: 'POST', corps: JSON.stringify(corps), entetes: cle }), 422, 'organisation')
    const autre = { ...corps, organisation: 'FT', structure: 'CD59-UT-LILLE' }
    await refuse(
      await envoyer(chemin, { methode: 'POST', corps: JSON.stringify(autre), entetes: { 'idempotency-key': randomUUID() } }),
      422,
      'structure',
    )
  })
  it('un numéro France Travail déjà pris : 409', async () => {
    const numero = String(30_000_000_000n + e.lointaine)
    const etag = (await envoyer(`${identites}/${nom}`)).headers.get('etag') ?? ''
    await refuse(await corriger(JSON.stringify({ numeroFranceTravail: numero }), { 'if-match': etag }), 409, 'numéro')
  })
  it('une date que le calendrier de la base ne tient pas', async () => {
    const r = await envoyer(`${inscriptions}/${nom}`, {
      methode: 'PATCH',
      corps: '{"dateEffetStatut":"0000-01-01"}',
      entetes: { 'if-match': '"1"' },
    })
    await refuse(r, 400, 'an 0')
  })
})

describe('A1 — Les en-têtes hostiles sont refusés', () => {
  const chemin = `${identites}/${nom}`
  it('une correction sans If-Match, ou qui ne nomme rien que nous ayons donné', async () => {
    await refuse(await envoyer(chemin, { methode: 'PATCH', corps: '{"telephones":[]}' }), 428, 'absent')
    for (const etag of ['*', '""', 'W/"1"', '1', '"1", "2"', '"abc"', '"99999999999999999999"', '"-1"', '"0"'])
      await refuse(await corriger('{"telephones":[]}', { 'if-match': etag }), 412, etag)
  })
  it('une création sans Idempotency-Key, ou d’une clé sans valeur', async () => {
    for (const entetes of [{}, { 'idempotency-key': 'court' }, { 'idempotency-key': 'x'.repeat(201) }])
      await refuse(
        await envoyer(`${inscriptions}/${nom}`, { methode: 'POST', corps: '{}', entetes }),
        400,
        JSON.stringify(entetes).slice(0, 60),
      )
  })
  it('des en-têtes d’agent incomplets', async () => {
    // A token that proves no agent lets the three headers declare one.
    const sansAgent = await e.jetonPour({ type: 'CAF', organisation: 'CAF591', structure: null })
    const r = await e.appeler(chemin, { headers: { 'pa-nom-agent': 'SEUL' }, jeton: sansAgent })
    assert.ok(r.status === 403 || r.status === 400, String(r.status))
  })
  it('une corrélation hostile est remplacée', async () => {
    for (const mauvaise of ['court', 'x'.repeat(101), "' or 1=1 --", '<script>alert(1)</script>']) {
      const r = await envoyer(chemin, { entetes: { 'x-correlation-id': mauvaise } })
      assert.match(r.headers.get('x-correlation-id') ?? '', /^[0-9a-f-]{36}$/)
    }
    const bonne = await envoyer(chemin, { entetes: { 'x-correlation-id': 'dossier:2026-11.42' } })
    assert.equal(bonne.headers.get('x-correlation-id'), 'dossier:2026-11.42')
  })
})

describe('A1 — Même ce qui n’est pas du HTTP reçoit un problème', () => {
  const tete = (reste: string) => `GET ${identites} HTTP/1.1\r\nHost: x\r\n${reste}\r\n`
  // biome-ignore format: a table is read in columns
  const bruts: readonly [quoi: string, statut: number, octets: string | Buffer][] = [
    ['du bruit',                          400, Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10])],
    ['une version inconnue',              400, 'GET / HTTP/9.9\r\n\r\n'],
    ['NUL dans un en-tête',               400, tete('X-A: \0\r\n')],
    ['un en-tête replié',                 400, tete('X-A: a\r\n b\r\nX B: c\r\n')],
    ['des en-têtes de 100 Ko',            431, tete(`X-A: ${'a'.repeat(100_000)}\r\n`)],
    ['deux longueurs',                    400, tete('Content-Length: 1\r\nContent-Length: 2\r\n')],
    ['longueur et morceaux',              400, tete('Content-Length: 1\r\nTransfer-Encoding: chunked\r\n')],
    ['une adresse mal codée',             400, `GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
    ['une adresse coupée',                400, `GET /api/v1/%e0%a4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
    ['une traversée de dossiers',         404, `GET /api/v1/../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
    ['un jeton de 9 Ko',                  401, tete(`Connection: close\r\nAuthorization: Bearer ${'a'.repeat(9_000)}\r\n`)],
    ['un jeton d’octets',                 401, Buffer.from(tete('Connection: close\r\nAuthorization: Bearer \xff\xfe\r\n'), 'latin1')],
  ]
  for (const [quoi, statut, octets] of bruts)
    it(`${quoi} : ${statut}`, async () => {
      const r = await envoyerBrut(e.url, octets)
      assert.equal(r.statut, statut, r.entetes)
      assert.match(r.entetes, /content-type: application\/problem\+json/i)
      assert.match(r.entetes, /x-correlation-id: /i)
      const p = JSON.parse(r.corps) as { status: number; correlation: string }
      assert.equal(p.status, statut)
      assert.ok(r.entetes.includes(p.correlation))
    })
  it('et le service continue', async () => {
    assert.equal((await envoyer(`${identites}/${nom}`)).status, 200)
  })
})
