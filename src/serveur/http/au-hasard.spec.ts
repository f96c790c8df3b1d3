import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { types } from '../../../outils/epreuves/acteurs.js'
import { type Demande, demander, envoyer } from '../../../outils/epreuves/demandes.js'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { abimer } from '../../../outils/epreuves/mutations.js'
import { operationsServies } from '../../../outils/epreuves/operations.js'

const e = await uneEpreuve()
const operations = await operationsServies(e)
after(() => e.fermer())

const jetons = new Map(await Promise.all(types.map(async t => [t, await e.jetonPour(e.ici(t))] as const)))

const graine = Number(process.env.GRAINE ?? 20_261_124)
const h = creerHasard(graine)
const bruit = () => Array.from({ length: 1 + h.entier(30) }, () => String.fromCharCode(0x20 + h.entier(0x5f))).join('')

/** One thing wrong in a good request: its body, a parameter, the person, a row, or a header. */
function gater(d: Demande): Demande {
  switch (h.entier(d.corps === undefined ? 4 : 9)) {
    case 0:
      return {
        ...d,
        chemin: `${d.chemin}?${encodeURIComponent(h.parmi(['au', 'limite', 'curseur', bruit()]))}=${encodeURIComponent(bruit())}`,
      }
    case 1:
      return { ...d, chemin: d.chemin.replace(/[\w-]{22}/, encodeURIComponent(bruit())) }
    case 2:
      return { ...d, chemin: d.chemin.replace(/[^/]*$/, encodeURIComponent(bruit())) }
    case 3: {
      const nom = h.parmi(['if-match', 'if-none-match', 'idempotency-key', 'accept', 'content-type', 'x-correlation-id', 'prefer', 'range'])
      return { ...d, entetes: { ...d.entetes, [nom]: bruit().trim() || 'x' } }
    }
    default:
      return { ...d, corps: abimer(h, d.corps ?? '{}') }
  }
}

describe('A1 — Aucune requête abîmée au hasard ne fait tomber le service', () => {
  it(`300 requêtes, une faute chacune (graine ${graine}) : jamais 5xx, toujours un problème lisible, jamais une valeur répétée`, async () => {
    const statuts = new Map<number, number>()
    for (let i = 0; i < 300; i++) {
      const op = h.parmi(operations)
      const d = e.ici(h.parmi(op.par))
      const demande = gater(await demander(e, op, d, e.suivie))
      const r = await envoyer(e, demande, jetons.get(d.type))
      const texte = await r.text()
      const quoi = `n° ${i} ${op.id} ${JSON.stringify(demande).slice(0, 300)} → ${r.status} ${texte.slice(0, 300)}`
      statuts.set(r.status, (statuts.get(r.status) ?? 0) + 1)
      assert.ok(r.status < 500, quoi)
      if (r.status < 400) continue
      assert.match(r.headers.get('content-type') ?? '', /^application\/problem\+json/, quoi)
      const p = JSON.parse(texte) as { status: number; correlation: string; detail: string }
      assert.equal(p.status, r.status, quoi)
      assert.equal(p.correlation, r.headers.get('x-correlation-id'), quoi)
      assert.ok(!texte.includes('drop table') && !texte.includes('xxxxxxxx'), quoi)
    }
    assert.ok((statuts.get(400) ?? 0) > 50, JSON.stringify([...statuts]))
  })
})
