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

  const issue = (requete: PromiseLike<unknown>): Promise<string> =>
    Promise.resolve(requete).then(
      () => 'servie',
      () => 'en échec',
    )

  it('répond à toutes les requêtes, même à celles que l’on envoie en apprenant la coupure', async () => {
    const sql = ouvrirConnexions(cable.adresse, { max: 2 })
    for (let tour = 0; tour < 5; tour++) {
      await issue(sql`select 1`)
      const ouvriers = [1, 2, 3, 4].flatMap(() => [
        sql`select pg_sleep(0.1)`.catch(() => Promise.all([1, 2, 3].map(() => issue(sql`select 1`)))),
        issue(sql.begin(tx => Promise.all([tx`select 1`, tx`select pg_sleep(0.1)`, tx`select 2`]))),
      ])
      await attendre(10)
      cable.arracher()
      const issues = await Promise.race([Promise.all(ouvriers), attendre(3_000, 'sans réponse', { ref: false })])
      assert.notEqual(issues, 'sans réponse', `tour ${tour}`)
    }
    assert.deepEqual([...(await sql`select 1 as un`)], [{ un: 1 }])
    await sql.end()
  })

  it('ne laisse pas une transaction ou une session rompues se poursuivre sur une autre connexion', async () => {
    const sql = ouvrirConnexions(cable.adresse, { max: 1 })
    const session = await sql.reserve()
    cable.arracher()
    await assert.rejects(session`select pg_sleep(1)`)
    assert.deepEqual([...(await sql`select 1 as un`)], [{ un: 1 }])
    await assert.rejects(session`select 1`, { code: 'CONNECTION_CLOSED' })
    session.release()

    await assert.rejects(
      sql.begin(async tx => {
        await tx`select 1`
        cable.arracher()
        await issue(tx`select pg_sleep(1)`)
        await issue(sql`select 1`)
        await assert.rejects(tx`create table rompue ()`, { code: 'CONNECTION_CLOSED' })
      }),
    )
    assert.deepEqual([...(await sql`select to_regclass('rompue') as rompue`)], [{ rompue: null }])
    await sql.end()
  })

  it('laisse entendre les annonces, avant comme après', async () => {
    const [sql, autre] = [ouvrirConnexions(cable.adresse, { max: 1 }), ouvrirConnexions(adressesDEssai().urlAdministrateur, { max: 1 })]
    const entendues: string[] = []
    let ecoutes = 0
    await sql.listen(
      'annonce',
      texte => void entendues.push(texte),
      () => {
        ecoutes++
      },
    )
    const patienter = async (jusque: () => boolean) => {
      for (const fin = Date.now() + 5_000; !jusque() && Date.now() < fin; ) await attendre(20)
    }
    await autre.notify('annonce', 'avant')
    await patienter(() => entendues.length === 1)
    cable.arracher()
    await patienter(() => ecoutes === 2)
    await autre.notify('annonce', 'après')
    await patienter(() => entendues.length === 2)
    assert.deepEqual(entendues, ['avant', 'après'])
    await Promise.all([sql.end({ timeout: 1 }), autre.end({ timeout: 1 })])
  })
})
