import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, karim, uneFacade } from '../facade.essai.js'

/** As the published client reads it (2.1.2): what is not there raises, an end of 9999 is for life. */
function lireCommePython(corps: Record<string, unknown> | undefined) {
  for (const cle of ['dateDebutRqth', 'dateFinRqth', 'source', 'topValiditeRQTH'])
    if (!corps || !(cle in corps)) throw new Error(`KeyError: '${cle}'`)
  if (corps?.topValiditeRQTH !== true) return null
  const fin = corps.dateFinRqth as string | null
  return { du: corps.dateDebutRqth, au: fin === null || fin === '9999-12-31' ? 'à vie' : fin }
}

describe('A5, J3 — données RQTH v1 : à qui le texte nomme, dans la forme que lit le client publié', () => {
  let f: Facade
  let jeton = ''
  let jetonUsager = ''
  before(async () => {
    f = await uneFacade({ le: new Date('2026-11-12T10:00:00Z') })
    jeton = await f.jetonSigne('PAR_capemploi_59', { scopes: ['api_rechercher-usagerv2', 'rechercheusager', 'api_donnees-rqthv1', 'h2a'] })
    jetonUsager = await f.jetonUsager(jeton, ...karim)
  })
  after(() => f.fermer())

  const lire = () => f.appeler('GET', '/donnees-rqth/v1/rqth', { jeton, jetonUsager, entetes: { 'content-type': 'application/json' } })
  let version = 0
  /** Inès notes it through the native API. */
  async function noter(corps: Record<string, unknown>) {
    const r = await fetch(`${f.url}/api/v1/accompagnement-du-handicap/rqth/${f.identifiant('karim', 'CE59')}`, {
      method: version === 0 ? 'POST' : 'PATCH',
      headers: {
        authorization: `Bearer ${await f.jetonDePersona('ines')}`,
        'content-type': 'application/json',
        ...(version === 0 ? { 'idempotency-key': randomUUID() } : { 'if-match': `"${version}"` }),
      },
      body: JSON.stringify(corps),
    })
    if (r.ok) version += 1
    return r.status
  }

  it('aucune : 204 ; en vigueur : ses dates ; à vie : 9999-12-31', async () => {
    assert.equal((await lire()).statut, 204)
    assert.equal(await noter({ dateDebut: '2024-03-01', dateFin: '2026-11-12', source: 'MDPH' }), 201)
    const { statut, json } = await lire()
    assert.equal(statut, 200)
    assert.deepEqual(json, { dateDebutRqth: '2024-03-01', dateFinRqth: '2026-11-12', source: 'MDPH', topValiditeRQTH: true })
    assert.equal(await noter({ dateFin: null }), 200)
    assert.deepEqual(lireCommePython((await lire()).json), { du: '2024-03-01', au: 'à vie' })
  })

  it('passée, ou à venir : faux, et des textes vides ; à l’envers : refusée', async () => {
    assert.equal(await noter({ dateFin: '2024-02-01' }), 422)
    assert.equal(await noter({ dateFin: '2026-11-11' }), 200)
    const { json } = await lire()
    assert.deepEqual(json, { dateDebutRqth: '', dateFinRqth: '', source: '', topValiditeRQTH: false })
    assert.equal(lireCommePython(json), null)
  })

  it('J3 — elle n’est nulle part en clair dans la base', async () => {
    const [rang] = await f.base.proprietaire<{ texte: string }[]>`select to_jsonb(r)::text as texte from rqth r`
    assert.doesNotMatch(rang?.texte ?? '', /2024-03-01|MDPH/)
  })

  it('le département ne la lit pas ; le client des emplois de l’inclusion obtient son jeton, et 403 ici', async () => {
    const departement = await f.jetonSigne('PAR_logiciel-nord_59', { scopes: ['api_donnees-rqthv1', 'h2a'] })
    assert.equal((await f.appeler('GET', '/donnees-rqth/v1/rqth', { jeton: departement, jetonUsager })).statut, 403)
    const sien = await f.jetonDe('PAR_emplois_inclusion', 'api_rechercher-usagerv2 rechercheusager profil_accedant api_donnees-rqthv1 h2a')
    const usager = await f.jetonUsager(sien, ...amina)
    const { statut, json } = await f.appeler('GET', '/donnees-rqth/v1/rqth', { jeton: sien, jetonUsager: usager })
    assert.deepEqual([statut, json?.codeErreur], [403, 'ACCES_NON_AUTORISE'])
  })
})
