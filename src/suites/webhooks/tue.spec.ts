import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { unDestinataire } from '../../../outils/epreuves/destinataire.js'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'
import { unProcessus } from '../../../outils/epreuves/processus-a-part.js'
import { comme } from '../../acces/administration/comme.essai.js'
import type { Enveloppe } from '../evenements/enveloppe.js'

const e = await uneEpreuve()
after(() => e.fermer())
// Only the processes that die deliver.
await e.livreur.arreter()
const graine = 20_261_201
const hasard = creerHasard(graine)
const application = 'PAR_logiciel-nord_59'
const ft = await e.jetonPour(e.ici('FT'))
const personnes = await Promise.all(Array.from({ length: 10 }, () => unePersonne(e, suivisPour('ici'))))

async function corriger(fois: number): Promise<void> {
  for (let i = 0; i < fois; i++) {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${e.moteur.identifiants.pour('FT', hasard.parmi(personnes))}`
    const etag = (await e.appeler(chemin, { jeton: ft })).headers.get('etag') ?? ''
    const r = await e.appeler(chemin, {
      method: 'PATCH',
      jeton: ft,
      headers: { 'if-match': etag },
      body: JSON.stringify({ motif: randomUUID() }),
    })
    assert.ok(r.status === 200 || r.status === 412, `${r.status} ${await r.text()}`)
    await attendre(hasard.entier(300))
  }
}

describe('A5, A11 — Tué d’un coup pendant qu’il livre, il ne perd, ne double ni ne déplace aucun événement', () => {
  it(`cinquante écrivains, un destinataire capricieux, cinq morts (graine ${graine})`, async () => {
    const d = await unDestinataire()
    const refuses = new Set<string>()
    d.repondre(({ id }) => {
      const refuse = !refuses.has(id) && hasard.entier(20) === 0
      if (refuse) refuses.add(id)
      return { statut: refuse ? 500 : 204, apresMs: hasard.entier(40) }
    })
    const inscrit = await (await comme(e, 'madameAdam'))('POST', '/webhooks', { application, adresse: d.adresse })
    assert.equal(inscrit.statut, 201, inscrit.texte)
    const { id } = inscrit.corps as { id: string }

    let ecrit = false
    const ecrivains = Promise.all(Array.from({ length: 50 }, () => corriger(12))).finally(() => {
      ecrit = true
    })
    for (let morts = 0; morts < 5; morts++) {
      const p = await unProcessus(e)
      const avant = d.recus.length
      while (d.recus.length < avant + 8 && !(ecrit && (await reste(id)) === 0)) await attendre(5)
      await attendre(hasard.entier(60))
      await p.tuer()
      // A minute goes by: nobody holds what the dead one held.
      await e.base.proprietaire`update abonnement set pris_jusque = null`
    }
    await ecrivains
    const dernier = await unProcessus(e)
    const fin = Date.now() + 120_000
    while ((await reste(id)) > 0 && Date.now() < fin) await attendre(50)
    await dernier.tuer()

    const fil = await lireLeFil()
    const livrables = fil.slice(fil.findIndex(x => x.data.version === 2))
    const rangDe = new Map(livrables.map((x, i) => [x.id, i]))
    assert.ok(livrables.length > 150, `${livrables.length} événements`)
    assert.ok(refuses.size > 3, `${refuses.size} refus`)
    assert.deepEqual(
      new Set(d.acceptes.map(r => r.id)),
      new Set(livrables.map(x => x.id)),
      'ni perdu, ni inventé : ce qui est livré est ce que dit le fil',
    )
    const dernierRang = new Map<string, number>()
    for (const r of d.acceptes) {
      const { subject } = JSON.parse(r.corps) as Enveloppe
      const rang = rangDe.get(r.id) ?? -1
      assert.ok(rang >= (dernierRang.get(subject) ?? -1), 'une répétition peut suivre la même livraison, jamais une suivante')
      dernierRang.set(subject, rang)
    }
    await d.fermer()
  })
})

/** What is left to do for the subscription: events not looked at, deliveries that wait. */
async function reste(id: string): Promise<number> {
  const [r] = await e.base.proprietaire<{ n: number }[]>`
    select (horizon_des_evenements() - a.position + (select count(*) from livraison where abonnement = a.id))::int as n
    from abonnement a where id = ${id}`
  return r?.n ?? 0
}

async function lireLeFil(): Promise<Enveloppe[]> {
  const jeton = await e.jetonDApplication(application)
  const tous: Enveloppe[] = []
  for (let suite = '?limite=500'; ; ) {
    const r = await e.appeler(`/api/v1/evenements${suite}`, { jeton })
    const page = (await r.json()) as { elements: Enveloppe[]; curseur: string; suite: boolean }
    tous.push(...page.elements)
    if (!page.suite) return tous
    suite = `?limite=500&curseur=${page.curseur}`
  }
}
