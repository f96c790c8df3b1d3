import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { unProcessus } from '../../../outils/epreuves/processus-a-part.js'
import { unRelais } from '../../../outils/epreuves/relais.js'

const e = await uneEpreuve()
const relais = await unRelais(e.base.urlApplication)
const processus = await unProcessus(e, relais.url)
after(async () => {
  // Its last words, when it fell: a stack that no answer would tell.
  if (!processus.vivant()) console.error(processus.dit().slice(-3000))
  await processus.tuer()
  await relais.fermer()
  await e.fermer()
})

const jeton = await e.jetonPour(e.ici('FT'))
const nom = e.moteur.identifiants.pour('FT', e.suivie)
const appeler = (chemin: string, init: RequestInit = {}) =>
  fetch(`${processus.url}${chemin}`, {
    ...init,
    headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  })
const lire = () => appeler(`/api/v1/tenue-de-la-liste/identites/${nom}`)
const chercher = () =>
  appeler('/api/v1/tenue-de-la-liste/identites/recherche', { method: 'POST', body: '{"numeroFranceTravail":"30000000001"}' })
const lister = () => appeler('/api/v1/tenue-de-la-liste/identites')
const deposer = (cle: string) =>
  appeler(`/api/v1/tenue-de-la-liste/rattachements/${nom}`, {
    method: 'POST',
    headers: { 'idempotency-key': cle },
    body: JSON.stringify({ organisation: 'FT', structure: 'FT-59-LILLE', motif: 'accompagnement', du: '2026-03-01', au: null }),
  })
const corriger = (version: string) =>
  appeler(`/api/v1/tenue-de-la-liste/inscriptions/${nom}`, { method: 'PATCH', headers: { 'if-match': version }, body: '{"motif":"Panne"}' })

/** Calls until the answer is the one awaited; nobody touches the platform meanwhile. */
async function jusqua(statut: number, faire: () => Promise<Response>): Promise<void> {
  const fin = Date.now() + 15_000
  for (let r = await faire(); r.status !== statut; r = await faire()) {
    assert.ok(Date.now() < fin, `toujours ${r.status} : ${await r.text()}`)
    await attendre(100)
  }
}

async function indisponible(r: Response): Promise<void> {
  const texte = await r.text()
  assert.equal(r.status, 503, texte)
  assert.equal(r.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.ok(Number(r.headers.get('retry-after')) > 0)
  assert.equal((JSON.parse(texte) as { correlation: string }).correlation, r.headers.get('x-correlation-id'))
  // The address of the documentation is ours; any other would be the database's.
  assert.doesNotMatch(texte.replaceAll(e.adressePublique, ''), /ECONN|CONNECTION|socket|127\.0\.0\.1:|select/i)
}

describe('A11 — Sans base, le service le dit, ne tombe pas, et revient seul', () => {
  it('coupée : 503 partout, lectures, recherches, listes et écritures', async () => {
    assert.equal((await lire()).status, 200)
    relais.couper()
    for (const r of await Promise.all([lire(), chercher(), lister(), deposer(randomUUID()), corriger('"1"')])) await indisponible(r)
    assert.equal((await appeler('/sante')).status, 503)
    assert.equal((await appeler('/sante/vivant')).status, 200)
    assert.equal((await appeler('/api/v1/openapi.json')).status, 200)
    assert.equal((await appeler('/api/v1/tenue-de-la-liste/identites/x', { headers: { authorization: 'Bearer a.b.c' } })).status, 401)
    assert.ok(processus.vivant())
  })

  it('rétablie : tout répond, sans que personne n’y touche', async () => {
    relais.retablir()
    await jusqua(200, lire)
    await jusqua(200, () => appeler('/sante'))
    assert.equal((await lister()).status, 200)
    assert.equal((await corriger('"1"')).status, 200)
  })

  it('coupée au milieu d’un trafic, dix fois : chaque appel reçoit 2xx ou 503, chaque écriture annoncée est là, aucune deux fois', async () => {
    const avant = await compter()
    const annoncees: string[] = []
    const tentees: string[] = []
    let fini = false
    const statuts = new Set<number>()
    const client = async () => {
      while (!fini) {
        const cle = randomUUID()
        const [a, b] = await Promise.all([lire(), deposer(cle)])
        tentees.push(cle)
        for (const r of [a, b]) statuts.add(r.status)
        if (b.status === 201) annoncees.push(cle)
        await a.arrayBuffer()
        await b.arrayBuffer()
      }
    }
    const clients = Array.from({ length: 4 }, client)
    for (let i = 0; i < 10; i++) {
      const deja = annoncees.length
      const patience = Date.now() + 3_000
      while (annoncees.length < deja + 2 && Date.now() < patience) await attendre(10)
      relais.couper()
      await attendre(40)
      relais.retablir()
    }
    fini = true
    await Promise.all(clients)
    assert.deepEqual(
      [...statuts].filter(s => ![200, 201, 503].includes(s)),
      [],
    )
    assert.ok(processus.vivant(), processus.dit())
    await jusqua(200, lire)
    // Every attempt is repeated with its key: what had been written is answered again, the rest is written now.
    for (const cle of tentees) await jusqua(201, () => deposer(cle))
    assert.ok(annoncees.length > 0)
    assert.equal((await compter()) - avant, tentees.length)
  })

  it('ses sessions abattues par l’administrateur : pareil', async () => {
    for (let i = 0; i < 5; i++) {
      const appels = Array.from({ length: 20 }, lire)
      await e.base.proprietaire`select 1`
      await abattre()
      for (const r of await Promise.all(appels)) assert.ok([200, 503].includes(r.status), String(r.status))
    }
    await jusqua(200, lire)
    assert.ok(processus.vivant())
  })
})

const compter = async () =>
  Number(
    (await e.base.proprietaire`select count(*) as n from rattachement where usager_id = ${e.suivie.toString()} and du = '2026-03-01'`)[0]
      ?.n,
  )

/** As the role of the application, which may end its own sessions. */
async function abattre(): Promise<void> {
  await e.base
    .application`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user
    and pid <> pg_backend_pid() and application_name = ${`plateforme:${processus.pid}`}`
}
