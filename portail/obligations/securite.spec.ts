import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'

const p = await unePlateforme()
after(() => p.fermer())
const JOUR = 86_400_000

it('J3 — security.txt (RFC 9116) dit à qui signaler une faille, sans compte ; il vaut encore un mois au moins, et moins d’un an', async () => {
  const r = await p.appeler('/.well-known/security.txt')
  assert.equal(r.status, 200)
  assert.equal(r.headers.get('content-type'), 'text/plain; charset=utf-8')
  const champs = new Map(
    (await r.text())
      .trim()
      .split('\n')
      .map(ligne => ligne.split(/: (.*)/s) as [string, string]),
  )
  assert.deepEqual([...champs.keys()], ['Contact', 'Expires', 'Preferred-Languages', 'Canonical'])
  assert.equal(champs.get('Canonical'), `${p.url}/.well-known/security.txt`)
  const reste = Date.parse(champs.get('Expires') ?? '') - Date.now()
  assert.ok(reste > 30 * JOUR, 'à prolonger dans securite.ts, après avoir vérifié que le contact répond')
  assert.ok(reste < 365 * JOUR)
  assert.equal((await fetch(champs.get('Contact') ?? '')).status, 200, 'le contact est une page ouverte')
})
