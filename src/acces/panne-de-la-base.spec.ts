import assert from 'node:assert/strict'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Sql } from 'postgres'
import { uneBase } from '../../outils/base-d-essai.js'
import { ouvrirConnexions } from '../serveur/base/connexions.js'
import { annoncer, creerVerification, HabilitationsPerimees, lireHabilitations } from './index.js'
import { demanderJeton, demarrerPlateforme, type PlateformeDEssai, poster } from './plateforme.essai.js'

/** A cable between the server under test and its database, that can be cut and mended. */
const unCable = () => {
  const prises = new Set<Socket>()
  let serveur: Server
  let port = 0
  let cible: () => Socket
  const brancher = () =>
    new Promise<void>(pret => {
      serveur = createServer(prise => {
        const autre = cible()
        for (const [bout, vis] of [
          [prise, autre],
          [autre, prise],
        ] as const) {
          prises.add(bout)
          bout.on('error', () => undefined).on('close', () => vis.destroy())
        }
        prise.pipe(autre).pipe(prise)
      }).listen(port, '127.0.0.1', () => {
        const adresse = serveur.address()
        port = typeof adresse === 'object' && adresse ? adresse.port : port
        pret()
      })
    })
  const couper = () =>
    new Promise<void>(fini => {
      serveur.close(() => fini())
      for (const prise of prises) prise.destroy()
      prises.clear()
    })
  const ouvrir = async (adresse: string): Promise<Sql> => {
    const url = new URL(adresse)
    const dossier = url.searchParams.get('host')
    const { hostname, port: portDeLaBase } = url
    cible = () => (dossier ? connect(`${dossier}/.s.PGSQL.${portDeLaBase || 5432}`) : connect(Number(portDeLaBase || 5432), hostname))
    await brancher()
    url.searchParams.delete('host')
    url.hostname = '127.0.0.1'
    url.port = String(port)
    return ouvrirConnexions(url.href, { max: 2 })
  }
  return { brancher, couper, ouvrir }
}

describe('I3 — la base absente, le serveur d’autorisation tient, se tait quand il le faut, puis revient seul', () => {
  let plateforme: PlateformeDEssai
  let editeur: { clientId: string; secret: string }
  const cable = unCable()
  before(async () => {
    plateforme = await demarrerPlateforme({ connexion: cable.ouvrir, rythme: { sondageMs: 50, ageMaximalMs: 700 } })
    editeur = await plateforme.application()
  })
  after(async () => {
    await plateforme.fermer()
    await cable.couper()
  })

  it('I3 — coupure : 503 en problem+json dès qu’une écriture est nécessaire, partout passé le délai, et reprise sans intervention', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] }
    const { clientId } = await plateforme.application({ methode: 'private_key_jwt', jwks })
    const parCle = async () => {
      const client_assertion = await new SignJWT({
        iss: clientId,
        sub: clientId,
        aud: plateforme.adressePublique,
        jti: crypto.randomUUID(),
      })
        .setExpirationTime('1m')
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .sign(privateKey)
      const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
      const champs = { grant_type: 'client_credentials', scope: 'rechercheusager', client_assertion, client_assertion_type }
      return poster(`${plateforme.adressePublique}/connexion/oauth2/access_token`, new URLSearchParams(champs).toString())
    }
    assert.equal((await parCle()).statut, 200)
    const jeton = `Bearer ${(await demanderJeton(plateforme, editeur)).jeton}`
    const verifier = await creerVerification({ ...plateforme, revocations: plateforme.habilitations })
    await verifier(jeton)

    await cable.couper()
    const refus = await parCle()
    assert.equal(refus.statut, 503)
    assert.equal(refus.entetes.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.equal(refus.entetes.get('retry-after'), '5')
    assert.equal(refus.json.status, 503)

    await attendre(900)
    assert.equal((await demanderJeton(plateforme, editeur)).statut, 503)
    await assert.rejects(verifier(jeton), HabilitationsPerimees)
    assert.equal((await fetch(`${plateforme.adressePublique}/.well-known/openid-configuration`)).status, 200)

    await cable.brancher()
    const fin = Date.now() + 10_000
    while ((await demanderJeton(plateforme, editeur)).statut !== 200) {
      assert.ok(Date.now() < fin, 'le service n’est pas revenu')
      await attendre(50)
    }
    await verifier(jeton)
    assert.equal((await parCle()).statut, 200)
  })
})

describe('I3 — un changement d’habilitation s’annonce de nouveau après une coupure qui a duré', () => {
  const jusqua = async (quoi: string, condition: () => boolean): Promise<void> => {
    const fin = Date.now() + 5_000
    while (!condition()) {
      assert.ok(Date.now() < fin, quoi)
      await attendre(20)
    }
  }
  it('I3 — sans sondage pour rattraper : l’écoute revient seule, et rattrape ce qui s’est passé sans elle', async () => {
    const base = await uneBase()
    await base.application`insert into organisation (code, type, nom) values ('CD59', 'CD', 'Département du Nord')`
    const cable = unCable()
    const sql = await cable.ouvrir(base.urlApplication)
    const habilitations = await lireHabilitations(sql, { sondageMs: 600_000, ageMaximalMs: 600_000 })
    const renommer = (nom: string) =>
      base.application.begin(async tx => {
        await tx`update organisation set nom = ${nom}`
        await annoncer(tx)
      })
    const nom = () => habilitations.organisation('CD59')?.nom
    await cable.couper()
    await renommer('pendant la coupure')
    await attendre(3_000)
    assert.equal(nom(), 'Département du Nord')
    await cable.brancher()
    await jusqua('ce qui a changé pendant la coupure', () => nom() === 'pendant la coupure')
    await renommer('après la coupure')
    await jusqua('ce qui change après', () => nom() === 'après la coupure')
    await habilitations.fermer()
    await sql.end({ timeout: 1 })
    await cable.couper()
    await base.fermer()
  })
})
