import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { uneEpreuve } from '../../../outils/epreuves/epreuve.js'
import { ecartsDesEvenements } from '../../../outils/epreuves/evenements.js'
import { creerHasard } from '../../../outils/epreuves/hasard.js'
import { nirDe, suivisPour, unePersonne } from '../../../outils/epreuves/population.js'
import { type ProcessusAPart, unProcessus } from '../../../outils/epreuves/processus-a-part.js'

const e = await uneEpreuve()
after(() => e.fermer())
const graine = 20_260_105
const hasard = creerHasard(graine)
const [caf, ft] = [await e.jetonPour(e.ici('CAF')), await e.jetonPour(e.ici('FT'))]
const personnes = await Promise.all(Array.from({ length: 6 }, () => unePersonne(e, suivisPour('ici'), { sans: ['droitsRsa'] })))

type Depot = { cle: string; usager: bigint; numeroDemande: string; annonce: boolean }
type Correction = { usager: bigint; version: number; motif: string }
const depots: Depot[] = []
const corrections: Correction[] = []
const lectures: string[] = []
let rang = 0

async function deposer(url: string, d: Depot): Promise<void> {
  const r = await fetch(`${url}/api/v1/versement-rsa/droits-rsa/${e.moteur.identifiants.pour('CAF591', d.usager)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${caf}`, 'content-type': 'application/json', 'idempotency-key': d.cle },
    body: JSON.stringify({
      numeroDemande: d.numeroDemande,
      dateDemande: '2026-11-01',
      caisse: 'CAF591',
      matricule: '1',
      departement: '59',
      role: 'demandeur',
      etatDossier: '2',
    }),
  })
  await r.arrayBuffer()
  if (r.status === 201) d.annonce = true
  else assert.fail(`dépôt : ${r.status}`)
}

async function corriger(url: string, usager: bigint): Promise<void> {
  const chemin = `${url}/api/v1/tenue-de-la-liste/inscriptions/${e.moteur.identifiants.pour('FT', usager)}`
  const headers = { authorization: `Bearer ${ft}`, 'content-type': 'application/json' }
  const correlation = randomUUID()
  const lu = await fetch(chemin, { headers: { ...headers, 'x-correlation-id': correlation } })
  const { version } = (await lu.json()) as { version: number }
  lectures.push(correlation)
  const motif = `Correction ${++rang}`
  const r = await fetch(chemin, { method: 'PATCH', headers: { ...headers, 'if-match': `"${version}"` }, body: JSON.stringify({ motif }) })
  await r.arrayBuffer()
  if (r.status === 200) corrections.push({ usager, version: version + 1, motif })
  else assert.equal(r.status, 412)
}

/** Works until the server dies under it: a broken connection is the only end admitted. */
async function travailler(p: ProcessusAPart, faire: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await faire()
    } catch (erreur) {
      if (!(erreur instanceof TypeError)) throw erreur
      return
    }
    if (!p.vivant()) return
  }
}
const nouveau = (): Depot => {
  const d = { cle: randomUUID(), usager: hasard.parmi(personnes), numeroDemande: String(26_000_000_000 + ++rang), annonce: false }
  depots.push(d)
  return d
}

const faits = () => depots.filter(d => d.annonce).length + corrections.length
async function apresDuTravail(combien: number): Promise<void> {
  const but = faits() + combien
  while (faits() < but) await attendre(5)
}

describe('A11 — Le processus tué d’un coup n’oublie rien de ce qu’il a dit, et ne fait rien deux fois', () => {
  it(`trois morts sous des lecteurs et des écrivains simultanés (graine ${graine})`, async () => {
    const journaux: string[] = []
    for (let mort = 0; mort < 3; mort++) {
      const p = await unProcessus(e)
      const clients = [
        ...Array.from({ length: 3 }, () => travailler(p, () => deposer(p.url, nouveau()))),
        ...Array.from({ length: 3 }, () => travailler(p, () => corriger(p.url, hasard.parmi(personnes)))),
      ]
      await apresDuTravail(25 + hasard.entier(40))
      await attendre(hasard.entier(20))
      await p.tuer()
      await Promise.all(clients)
      journaux.push(p.dit())
    }
    const [annonces, perdus] = [depots.filter(d => d.annonce), depots.filter(d => !d.annonce)]
    assert.ok(
      annonces.length > 20 && corrections.length > 20 && lectures.length > 20,
      `${annonces.length} ${corrections.length} ${lectures.length}`,
    )

    const apres = await unProcessus(e)
    try {
      // What got no answer is asked again under its key, what got one too: each ends up written once.
      for (const d of [...perdus, ...annonces.slice(-20)]) await deposer(apres.url, d)
      // A search names a NIR: the process must not repeat it, found or refused.
      for (const dateNaissance of ['1988-04-23', 'hier'])
        await fetch(`${apres.url}/api/v1/tenue-de-la-liste/identites/recherche`, {
          method: 'POST',
          headers: { authorization: `Bearer ${ft}`, 'content-type': 'application/json' },
          body: JSON.stringify({ nir: nirDe(personnes[0] ?? 0n), dateNaissance }),
        })
    } finally {
      journaux.push(apres.dit())
      await apres.tuer()
    }
    const ecrits = await e.base.proprietaire<{ numero_demande: string; usager_id: string }[]>`
      select numero_demande, usager_id from droits_rsa where usager_id = any(${personnes.map(String)}::bigint[])`
    assert.deepEqual(
      ecrits.map(r => `${r.numero_demande} ${r.usager_id}`).toSorted(),
      depots.map(d => `${d.numeroDemande} ${d.usager}`).toSorted(),
    )

    for (const c of corrections) {
      const [trouvee] = await e.base.proprietaire`
        select 1 from (select usager_id, version, motif from inscription union all select usager_id, version, motif from inscription_histoire) v
        where usager_id = ${c.usager.toString()} and version = ${c.version} and motif = ${c.motif}`
      assert.ok(trouvee, `la correction ${c.motif} a été annoncée et n’est plus là`)
    }
    const [{ n } = { n: 0 }] = await e.base.proprietaire<{ n: number }[]>`
      select count(distinct correlation)::int as n from journal where correlation in ${e.base.proprietaire(lectures)} and issue = 'servi'`
    assert.equal(n, lectures.length, 'chaque lecture rendue a sa ligne')

    assert.deepEqual(await ecartsDesEvenements(e.base.proprietaire), [], 'chaque écriture est dite une fois, dans l’ordre')

    const tout = journaux.join('')
    for (const p of personnes) assert.ok(!tout.includes(nirDe(p)))
    assert.ok(!tout.includes(caf) && !tout.includes(ft), 'aucun jeton dans les traces du processus')
  })
})
