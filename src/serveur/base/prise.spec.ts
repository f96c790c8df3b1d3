import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { adressesDEssai } from '../../../outils/adresses-d-essai.js'
import { ouvrirConnexions } from './connexions.js'

/** A cable one can pull out: relays to the server of the run until `arracher`. */
async function unCable(): Promise<{ adresse: string; arracher: () => void; fermer: () => void }> {
  const url = new URL(adressesDEssai().urlAdministrateur)
  const port = Number(url.port || 5432)
  const dossier = url.searchParams.get('host')
  const prises = new Set<Socket>()
  const relais = createServer(prise => {
    const serveur = dossier ? connect(`${dossier}/.s.PGSQL.${port}`) : connect(port, url.hostname)
    for (const bout of [prise, serveur]) bout.on('error', () => {})
    prise
      .on('close', () => serveur.destroy())
      .pipe(serveur)
      .pipe(prise)
    prises.add(prise)
  })
  await new Promise<void>(resolve => {
    relais.listen(0, '127.0.0.1', resolve)
  })
  const ecoute = relais.address()
  assert.ok(ecoute !== null && typeof ecoute === 'object')
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(ecoute.port)
  const arracher = () => {
    for (const prise of prises) prise.resetAndDestroy()
    prises.clear()
  }
  return {
    adresse: url.href,
    arracher,
    fermer: () => {
      arracher()
      relais.close()
    },
  }
}

describe('Une coupure entre la plateforme et sa base', async () => {
  const cable = await unCable()
  after(cable.fermer)

  it('répond à toutes les requêtes, même à celles que l’on envoie en apprenant la coupure', async () => {
    const sql = ouvrirConnexions(cable.adresse, { max: 2 })
    const issue = (requete: PromiseLike<unknown>) =>
      requete.then(
        () => 'servie',
        () => 'en échec',
      )
    for (let tour = 0; tour < 20; tour++) {
      await issue(sql`select 1`)
      const aussitot = Array.from({ length: 4 }, () =>
        sql`select pg_sleep(1)`.catch(() => Promise.all([1, 2, 3].map(() => issue(sql`select 1`)))),
      )
      await attendre(10)
      cable.arracher()
      const issues = await Promise.race([Promise.all(aussitot), attendre(5_000, 'sans réponse', { ref: false })])
      assert.notEqual(issues, 'sans réponse', `tour ${tour}`)
    }
    assert.deepEqual([...(await sql`select 1 as un`)], [{ un: 1 }])
    await sql.end({ timeout: 1 })
  })

  it('rend la main quand le serveur refuse le chiffrement demandé', async () => {
    const sql = ouvrirConnexions(`${cable.adresse}?sslmode=require`, { max: 1 })
    await assert.rejects(sql`select 1`, /does not accept TLS/)
    await assert.rejects(sql`select 1`, /does not accept TLS/)
    await sql.end({ timeout: 1 })
  })
})
