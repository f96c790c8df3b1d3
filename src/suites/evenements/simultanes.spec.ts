import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { ecartsDesEvenements } from '../../../outils/epreuves/evenements.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { suivisPour, unePersonne } from '../../../outils/epreuves/population.js'
import { unProcessus } from '../../../outils/epreuves/processus-a-part.js'
import type { Enveloppe } from './enveloppe.js'

const e = await uneEpreuve()
after(() => e.fermer())
const graine = 20_261_130
const hasard = creerHasard(graine)
const [ft, caf] = [await e.jetonPour(e.ici('FT')), await e.jetonPour(e.ici('CAF'))]
const personnes = await Promise.all(Array.from({ length: 8 }, () => unePersonne(e, suivisPour('ici'), { sans: ['droitsRsa'] })))

/** What is written meanwhile. */
const suivies = ['identite', 'inscription', 'droitsRsa']

type Page = { elements: Enveloppe[]; curseur: string; suite: boolean }
// The reader has a process of its own: it must not wait for its turn behind those who write.
const ailleurs = await unProcessus(e)
after(() => ailleurs.tuer())
const lire = async (curseur: string | null): Promise<Page> => {
  const chemin = `/api/v1/evenements?limite=50${curseur ? `&curseur=${curseur}` : ''}`
  const r = await fetch(ailleurs.url + chemin, { headers: { authorization: `Bearer ${ft}` } })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Page
}

/** Corrects a registration again and again: many of them at once on few persons, so that they wait for each other. */
async function corriger(fois: number): Promise<number> {
  let faites = 0
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
    if (r.status === 200) faites++
  }
  return faites
}

async function deposer(fois: number): Promise<number> {
  for (let i = 0; i < fois; i++) {
    const r = await e.appeler(`/api/v1/versement-rsa/droits-rsa/${e.moteur.identifiants.pour('CAF591', hasard.parmi(personnes))}`, {
      method: 'POST',
      jeton: caf,
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        numeroDemande: String(26_000_000_000 + hasard.entier(1e9)),
        dateDemande: '2026-11-01',
        caisse: 'CAF591',
        matricule: '1',
        departement: '59',
        role: 'demandeur',
        etatDossier: '2',
      }),
    })
    assert.equal(r.status, 201, await r.text())
  }
  return fois
}

/** A transaction that has its place among the writers early and ends late, or never: what a reader must wait for, then see or forget. */
async function trainer(fois: number): Promise<void> {
  for (let i = 0; i < fois; i++)
    await e.base.proprietaire
      .begin(async sql => {
        await sql`select pg_current_xact_id()`
        await attendre(hasard.entier(30))
        await sql`insert into evenement (usager_id, ressource, version, genre, instant)
          values (${hasard.parmi(personnes).toString()}, 'identite', ${1000 + i}, 'corrigee', now())`
        await attendre(hasard.entier(250))
        if (hasard.entier(3) === 0) throw new Error('abandon')
      })
      .catch(erreur => assert.equal((erreur as Error).message, 'abandon'))
}

describe('A5, A11 — Cinquante écrivains à la fois : le lecteur voit tout, une fois, dans l’ordre', () => {
  it(`pendant qu’on écrit (graine ${graine})`, async () => {
    const vus: Enveloppe[] = []
    let fini = false
    const lecteur = (async () => {
      for (let curseur: string | null = null; ; ) {
        const dernierTour = fini
        const page: Page = await lire(curseur)
        vus.push(...page.elements)
        curseur = page.curseur
        if (dernierTour && !page.suite) return
        if (!page.suite) await attendre(5)
      }
    })()
    const ecrits = await Promise.all([
      ...Array.from({ length: 30 }, () => corriger(8)),
      ...Array.from({ length: 16 }, () => deposer(5)),
      ...Array.from({ length: 4 }, () => trainer(15)),
    ])
    fini = true
    await lecteur
    const total = ecrits.reduce<number>((n, x) => n + (x ?? 0), 0)
    assert.ok(total > 150, `${total} écritures`)

    const tous = await e.base.proprietaire<{ id: string }[]>`
      select id from evenement where usager_id = any(${personnes.map(String)}::bigint[]) and ressource = any(${suivies}) order by id`
    const siennes = new Set(personnes.map(u => e.moteur.identifiants.pour('FT', u)))
    assert.deepEqual(
      vus.filter(v => siennes.has(v.subject) && suivies.includes(v.data.ressource)).map(v => v.id),
      tous.map(({ id }) => e.moteur.identifiants.pour('evenement FT', BigInt(id))),
      'ni perdu, ni doublé, ni déplacé',
    )
    const derniere = new Map<string, number>()
    for (const v of vus.filter(x => x.data.ressource === 'inscription')) {
      assert.equal(v.data.version, (derniere.get(v.subject) ?? 0) + 1, v.subject)
      derniere.set(v.subject, v.data.version ?? 0)
    }
    await e.base.proprietaire`delete from evenement where version >= 1000`
    assert.deepEqual(await ecartsDesEvenements(e.base.proprietaire), [])
  })
})
