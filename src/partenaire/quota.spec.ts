import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amina, type Facade, uneFacade } from './facade.essai.js'

describe('A5 — le quota par application et par API', () => {
  let f: Facade
  before(async () => {
    f = await uneFacade()
    await f.changer(`update application set quota_par_seconde = 3 where client_id = 'PAR_logiciel-nord_59'`)
  })
  after(() => f.fermer())

  const entetes = (h: Headers) =>
    [h.get('X-Ratelimit-Burst-Capacity-Clientidlimiter'), h.get('X-Ratelimit-Remaining-Clientidlimiter')].map(Number)

  it('A5 — les deux en-têtes sont sur chaque réponse, erreurs comprises ; au-delà, 429 en texte avec Retry-After', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    const reponses = [
      await f.parNir(jeton, ...amina),
      await f.parNir(jeton, 'faux', 'faux'),
      await f.parNir(jeton, '1979-02-14', '2790262041077'),
      await f.parNir(jeton, ...amina),
    ]
    assert.deepEqual(
      reponses.map(r => [r.statut, ...entetes(r.entetes)]),
      [
        [200, 3, 2],
        [400, 3, 1],
        [403, 3, 0],
        [429, 3, 0],
      ],
    )
    const refusee = reponses.at(-1)
    assert.equal(refusee?.entetes.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(refusee?.entetes.get('retry-after'), '1')
    assert.match(refusee?.texte ?? '', /3 appels par seconde/)
  })

  it('A5 — une autre API et une autre application ne sont pas touchées ; la seconde suivante, tout repart', async () => {
    const jeton = await f.jetonSigne('PAR_logiciel-nord_59')
    assert.equal((await f.parNir(jeton, ...amina)).statut, 429)
    assert.equal((await f.contrat(jeton, '')).statut, 401)
    assert.equal((await f.parNir(await f.jetonSigne('PAR_francetravail'), ...amina)).statut, 200)
    f.avancer(1000)
    assert.equal((await f.parNir(jeton, ...amina)).statut, 200)
  })

  it('A5 — un appel sans jeton valable n’entame le quota de personne', async () => {
    f.avancer(1000)
    for (let i = 0; i < 5; i++) assert.equal((await f.appeler('GET', '/contrat-usager/v2/contrat', { jeton: 'faux' })).statut, 401)
    assert.deepEqual(entetes((await f.contrat(await f.jetonSigne('PAR_logiciel-nord_59'), '')).entetes), [3, 2])
  })
})
