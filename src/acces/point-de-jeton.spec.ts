import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { TransactionSql } from 'postgres'
import { ECHANGE_DE_JETON } from './configuration-oidc.js'
import { annoncer } from './habilitations.js'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai } from './plateforme.essai.js'

describe('I3 — le point de délivrance des jetons', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  before(async () => {
    plateforme = await demarrerPlateforme()
    editeur = await plateforme.application({ structure: 'CD59-UT-LILLE', royaumes: ['/agent', '/partenaire'] })
  })
  after(() => plateforme.fermer())

  it('I3 — un programme inscrit obtient un jeton de 1499 secondes, sur une ligne, que rien ne met en cache', async () => {
    const { statut, entetes, texte, json } = await demanderJeton(plateforme, editeur)
    assert.equal(statut, 200)
    assert.deepEqual(Object.keys(json), ['scope', 'expires_in', 'token_type', 'access_token'])
    assert.equal(json.expires_in, 1499)
    assert.equal(json.token_type, 'Bearer')
    assert.equal(json.scope, 'rechercheusager')
    assert.ok(!texte.includes('\n'))
    assert.equal(entetes.get('content-type'), 'application/json;charset=UTF-8')
    assert.equal(entetes.get('cache-control'), 'no-store')
    assert.equal(entetes.get('pragma'), 'no-cache')
  })

  it('I3 — le jeton est un JWT d’accès (RFC 9068) qui nomme l’organisation, la structure et le royaume', async () => {
    const { jeton } = await demanderJeton(plateforme, editeur)
    const { kid, ...entete } = decodeProtectedHeader(jeton)
    const { iat, exp, jti, ...claims } = decodeJwt(jeton)
    assert.deepEqual(entete, { alg: 'ES256', typ: 'at+jwt' })
    assert.ok(kid && jti)
    assert.equal(Number(exp) - Number(iat), 1499)
    assert.deepEqual(claims, {
      iss: plateforme.adressePublique,
      aud: `${plateforme.adressePublique}/api`,
      sub: editeur.clientId,
      client_id: editeur.clientId,
      scope: 'rechercheusager',
      org: 'CD59',
      str: 'CD59-UT-LILLE',
      realm: '/agent',
    })
  })

  it('I3 — un secret faux, un client inconnu, un client suspendu ou périmé sont refusés de la même façon, en 400', async () => {
    const suspendu = await plateforme.application()
    const perime = await plateforme.application({ expireLe: new Date(Date.now() - 1000) })
    await plateforme.sql`update application set active = false where client_id = ${suspendu.clientId}`
    await plateforme.sql`update habilitation_version set version = version + 1`
    await plateforme.habilitations.rafraichir()
    for (const porteur of [
      { ...editeur, secret: 'faux' },
      { ...editeur, clientId: 'inconnu' },
      suspendu,
      perime,
      { ...editeur, secret: '' },
    ]) {
      const { statut, json } = await demanderJeton(plateforme, porteur)
      assert.equal(statut, 400)
      assert.deepEqual(json, { error: 'invalid_client', error_description: 'Client authentication failed' })
    }
  })

  it('I3 — un scope inconnu est refusé en le nommant', async () => {
    const { statut, json, entetes } = await demanderJeton(plateforme, editeur, { scope: 'rechercheusager whatever' })
    assert.equal(statut, 400)
    assert.deepEqual(json, { error: 'invalid_scope', error_description: 'Unknown/invalid scope(s): [whatever]' })
    assert.equal(entetes.get('cache-control'), 'no-store')
  })

  it('I3 — un scope connu mais non souscrit est refusé, comme l’absence de scope', async () => {
    for (const scope of ['inscription.suivi.consulter', '', 'application_un-autre', '*']) {
      const { statut, json } = await demanderJeton(plateforme, editeur, { scope })
      assert.equal(statut, 400)
      assert.equal(json.error, 'invalid_scope', scope)
    }
  })

  it('I3 — les autres erreurs sont des 400 nommées par la RFC 6749', async () => {
    const essayer = async (champs: Record<string, string>) => (await demanderJeton(plateforme, editeur, champs)).json.error
    assert.equal(await essayer({ grant_type: 'password' }), 'unsupported_grant_type')
    assert.equal(await essayer({ grant_type: '' }), 'invalid_request')
    assert.equal(await essayer({ resource: 'https://ailleurs.example/api' }), 'invalid_target')
  })

  it('I3 — le royaume est un paramètre d’adresse : brut, encodé, ou absent et c’est alors /agent', async () => {
    for (const [requete, royaume] of [
      ['?realm=/partenaire', '/partenaire'],
      ['?realm=%2Fpartenaire', '/partenaire'],
      ['?realm=/agent', '/agent'],
      ['', '/agent'],
    ] as const) {
      const { jeton } = await demanderJeton(plateforme, editeur, {}, requete)
      assert.equal(decodeJwt(jeton).realm, royaume)
    }
  })

  it('I3 — un royaume inconnu, répété, ou que l’application n’a pas, est refusé en 400', async () => {
    for (const requete of ['?realm=/nullepart', '?realm=', '?realm=/agent&realm=/partenaire', '?realm=/individu']) {
      const { statut } = await demanderJeton(plateforme, editeur, {}, requete)
      assert.equal(statut, 400, requete)
    }
    const partenaire = await plateforme.application({ royaumes: ['/partenaire'] })
    assert.equal((await demanderJeton(plateforme, partenaire, {}, '')).json.error, 'invalid_client')
  })

  for (const portee of ['application', 'structure', 'organisation'] as const)
    it(`I8 — ${portee} arrêtée : plus de jeton, à aucune de ses portes ; une autre en reçoit, et elle aussi une fois rouverte`, async () => {
      const visee = await plateforme.application({ structure: 'CD59-UT-LILLE', royaumes: ['/agent', '/partenaire'] })
      await plateforme.sql`insert into organisation (code, type, nom, departements) values ('CD62', 'CD', 'Pas-de-Calais', '{62}')
        on conflict do nothing`
      const autre = await plateforme.application({ organisation: 'CD62' })
      const cible = { application: visee.clientId, structure: 'CD59-UT-LILLE', organisation: 'CD59' }[portee]
      const changer = async (ordre: (sql: TransactionSql) => Promise<unknown>) => {
        await plateforme.sql.begin(async sql => {
          await ordre(sql)
          await annoncer(sql)
        })
        await plateforme.habilitations.rafraichir()
      }
      const portes = async () => [
        (await demanderJeton(plateforme, visee)).json.error,
        (await demanderJeton(plateforme, visee, {}, '?realm=%2Fpartenaire')).json.error,
        (await demanderJeton(plateforme, visee, { grant_type: ECHANGE_DE_JETON })).json.error,
      ]
      const ouvertes = [undefined, undefined, 'invalid_request']
      assert.deepEqual(await portes(), ouvertes)
      // A reason that is asked for is not a stop.
      for (const [palier, attendues] of [
        ['motif', ouvertes],
        ['arret', ['invalid_client', 'invalid_client', 'invalid_client']],
      ] as const) {
        const blocage = { portee, cible, organisation: 'CD59', motif: 'essai', par: 'Mme Faure', palier, depuis: new Date() }
        await changer(sql => sql`insert into blocage ${sql(blocage)}`)
        assert.deepEqual(await portes(), attendues, palier)
        assert.equal((await demanderJeton(plateforme, autre)).statut, 200)
        await changer(
          sql => sql`update blocage set leve_le = now(), leve_par = 'M. Lenoir', demande_de_levee_par = 'Mme Faure', motif_de_levee = 'essai'
            where leve_le is null`,
        )
        assert.deepEqual(await portes(), ouvertes, 'rouverte')
      }
    })
})
