import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { decodeJwt } from 'jose'
import { demanderJeton, demarrerPlateforme, lireJson, type PlateformeDEssai, poster, SCOPES_DE_L_EDITEUR } from './plateforme.essai.js'

const lancer = promisify(execFile)

describe('A5 — les programmes déjà écrits pour France Travail demandent leur jeton sans être modifiés', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  let adresse: string
  before(async () => {
    plateforme = await demarrerPlateforme()
    editeur = await plateforme.application({ clientId: 'toot_demo', scopes: [...SCOPES_DE_L_EDITEUR, 'personnes'] })
    adresse = `${plateforme.adressePublique}/connexion/oauth2/access_token`
  })
  after(() => plateforme.fermer())

  const corps = (scope: string) =>
    `grant_type=client_credentials&client_id=${editeur.clientId}&client_secret=${editeur.secret}&scope=${scope}`

  it('A5 — curl avec --data-urlencode, le royaume encodé dans l’adresse', async () => {
    const champs = [
      'grant_type=client_credentials',
      `client_id=${editeur.clientId}`,
      `client_secret=${editeur.secret}`,
      'scope=api_rechercher-usagerv2 rechercheusager',
    ]
    const { stdout } = await lancer('curl', [
      '-s',
      '-w\n%{http_code}',
      `${adresse}?realm=%2Fagent`,
      ...champs.flatMap(champ => ['--data-urlencode', champ]),
    ])
    const [ligne, statut, ...reste] = stdout.split('\n')
    assert.equal(statut, '200')
    assert.deepEqual(reste, [])
    assert.equal(lireJson(ligne ?? '').scope, 'api_rechercher-usagerv2 rechercheusager')
  })

  it('A5 — espaces bruts (exemples PHP et Java), « + » (Java, Python) et « %20 » (Postman) disent la même chose', async () => {
    for (const separateur of [' ', '+', '%20']) {
      const { statut, json } = await poster(`${adresse}?realm=/agent`, corps(['rechercheusager', 'profil_accedant'].join(separateur)))
      assert.equal(statut, 200)
      assert.equal(json.scope, 'rechercheusager profil_accedant')
    }
  })

  it('A5 — le jeu de caractères annoncé n’est jamais un obstacle', async () => {
    for (const jeu of ['ISO-8859-1', 'UTF-8', 'windows-1252', '"utf-8"', 'inconnu']) {
      const { statut } = await poster(`${adresse}?realm=/agent`, corps('rechercheusager'), {
        'content-type': `application/x-www-form-urlencoded; charset=${jeu}`,
      })
      assert.equal(statut, 200, jeu)
    }
  })

  it('A5 — l’ordre des champs, un champ inconnu et une fin de ligne n’y changent rien', async () => {
    const { statut } = await poster(
      `${adresse}?realm=/agent`,
      `scope=rechercheusager&realm=%2Fautre&client_secret=${editeur.secret}&grant_type=client_credentials&client_id=${editeur.clientId}\r\n`,
    )
    assert.equal(statut, 200)
  })

  it('A5 — le scope rendu est celui demandé, dans son ordre, sans ses doublons ni ses espaces doubles', async () => {
    for (const [demande, rendu] of [
      ['rechercheusager', 'rechercheusager'],
      ['profil_accedant rechercheusager', 'profil_accedant rechercheusager'],
      ['profil_accedant rechercheusager  profil_accedant', 'profil_accedant rechercheusager'],
      [' rechercheusager ', 'rechercheusager'],
      ['rechercheusager api_petshopv1 personnes', 'rechercheusager api_petshopv1 personnes'],
    ] as const) {
      const { json } = await demanderJeton(plateforme, editeur, { scope: demande })
      assert.equal(json.scope, rendu)
    }
  })

  it('A5 — application_<client_id> est rendu tel quel et confère tout ce que l’application a souscrit', async () => {
    const { json, jeton } = await demanderJeton(plateforme, editeur, { scope: `application_${editeur.clientId} rechercheusager` })
    assert.equal(json.scope, `application_${editeur.clientId} rechercheusager`)
    assert.deepEqual(
      String(decodeJwt(jeton).scope).split(' ').toSorted(),
      [...SCOPES_DE_L_EDITEUR, `application_${editeur.clientId}`, 'personnes'].toSorted(),
    )
  })

  it('A5 — plusieurs jetons valent en même temps, et chacun est différent', async () => {
    const reponses = await Promise.all(Array.from({ length: 5 }, () => demanderJeton(plateforme, editeur)))
    assert.equal(new Set(reponses.map(({ jeton }) => jeton)).size, 5)
  })

  it('I3 — l’en-tête Authorization Basic vaut aussi ; son échec garde le 401 de la RFC 6749', async () => {
    const demander = (secret: string) =>
      poster(`${adresse}?realm=/agent`, 'grant_type=client_credentials&scope=rechercheusager', {
        authorization: `Basic ${Buffer.from(`${editeur.clientId}:${secret}`).toString('base64')}`,
      })
    assert.equal((await demander(editeur.secret)).statut, 200)
    const { statut, entetes, json } = await demander('faux')
    assert.equal(statut, 401)
    assert.match(entetes.get('www-authenticate') ?? '', /^Basic /)
    assert.equal(json.error, 'invalid_client')
  })
})
