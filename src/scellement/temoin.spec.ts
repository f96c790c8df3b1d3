import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { LigneDExport } from './export.js'
import { lireLeTemoin, temoigner } from './temoin.js'
import { cles, NOM, unJournal } from './un-journal.essai.js'
import { verifier } from './verifier.js'

const connue = [{ nom: NOM, publique: cles.publicKey }]
const lire = (lignes: readonly LigneDExport[], temoins: readonly string[] = []) =>
  verifier(
    (async function* () {
      yield* lignes
    })(),
    connue,
    temoins,
  )
const a = (instant: string) => ({ ecrit: instant, scelle: instant })
const TROIS = [a('2026-11-24T08:00:00Z'), a('2026-11-24T08:00:01Z'), a('2026-11-24T08:00:02Z')]

describe('A11 — Qui tient la machine tient aussi le fichier du témoin : ce que cela lui donne', () => {
  let dossier: string
  let chemin: string
  before(async () => {
    dossier = await mkdtemp(join(tmpdir(), 'temoin-'))
    chemin = join(dossier, 'temoin.jsonl')
  })
  after(() => rm(dossier, { recursive: true }))
  const { lignes, notes } = unJournal(TROIS)
  const [une = '', deux = '', trois = ''] = notes

  it('une ligne retirée, répétée ou déplacée n’accuse personne : une seule qui reste répond de toutes celles d’avant', async () => {
    for (const temoins of [notes, [trois, une, deux], [trois, trois], [deux]]) assert.deepEqual((await lire(lignes, temoins)).anomalies, [])
    const ailleurs = unJournal(TROIS, { qui: 'CD62' })
    assert.match((await lire(ailleurs.lignes, [trois])).anomalies[0] ?? '', /Le sceau 3 n’est pas celui que le témoin a vu/)
  })

  it('une ancienne copie remise puis continuée : les nouvelles notes ne cachent pas celles qu’elle avait d’abord laissées', async () => {
    const reprise = unJournal([...TROIS.slice(0, 2), a('2026-11-24T09:00:00Z'), a('2026-11-24T09:00:01Z')])
    const lu = await lire(reprise.lignes, [...notes, ...reprise.notes.slice(2)])
    assert.equal(lu.anomalies.length, 1)
    assert.match(lu.anomalies[0] ?? '', /vu aussi un autre sceau 3 : le journal a été repris d’une ancienne copie/)
  })

  it('une note altérée est située par son sceau ; le témoin d’un autre journal est dit en une phrase', async () => {
    const alteree = await lire(lignes, [une, deux.replace('08:00:01', '07:00:01'), trois])
    assert.deepEqual(alteree.anomalies, ['La note du témoin sur le sceau 2 n’est pas signée par la clé donnée.'])
    const autreCle = { privee: generateKeyPairSync('ed25519').privateKey }
    for (const autre of [autreCle, { nom: 'ailleurs.example/journal' }]) {
      const { anomalies } = await lire(lignes, unJournal(TROIS, autre).notes)
      assert.equal(anomalies.length, 1)
      assert.match(anomalies[0] ?? '', /Aucune note du témoin n’est signée par la clé donnée : c’est le témoin d’un autre journal/)
    }
  })

  it('une ligne coupée ne perd pas celle qui la suit, et une ligne qui ne dit rien est nommée', async () => {
    await temoigner(chemin, { note: une })
    await appendFile(chemin, '{"note":"plateforme.exa')
    await temoigner(chemin, { note: trois })
    assert.deepEqual(await lireLeTemoin(chemin), { vus: [{ note: une }, { note: trois }], illisibles: [2] })
    await writeFile(chemin, `${await readFile(chemin, 'utf8')}{}\nnull\n{"note":5}\n`)
    assert.deepEqual((await lireLeTemoin(chemin)).illisibles, [2, 4, 5, 6])
  })

  it('la clé qui scelle remplacée par une autre : qui tient l’ancienne lit à partir de quel sceau', async () => {
    const suite = unJournal(TROIS, { privee: generateKeyPairSync('ed25519').privateKey })
    const lu = await lire([...lignes.slice(0, 4), ...suite.lignes.slice(4)])
    assert.deepEqual(lu.anomalies, [
      'Le sceau 3 n’est pas signé par la clé donnée : il a été réécrit, ou la plateforme scelle avec une autre clé.',
    ])
  })
})

describe('A11 — L’horloge de la machine recule : dit, sans accuser un journal que personne n’a touché', () => {
  const recul = (retour: string) => [
    a('2026-11-24T08:00:00Z'),
    { ecrit: '2026-11-24T08:00:01Z', scelle: retour },
    a(retour),
    a('2026-11-24T08:00:05Z'),
  ]
  for (const [quoi, retour] of [
    ['une heure', '2026-11-24T06:59:00Z'],
    ['un jour', '2026-11-23T08:00:00Z'],
  ] as const)
    it(`${quoi}, puis revient : le journal est intact, et le recul est dit une fois, à sa place`, async () => {
      const lu = await lire(unJournal(recul(retour)).lignes)
      assert.deepEqual(lu.anomalies, [])
      assert.equal(lu.remarques.length, 1)
      assert.match(lu.remarques[0] ?? '', /L’horloge a reculé entre le sceau 1 \(.*08:00:00.*\) et le sceau 2/)
    })

  it('de quelques secondes : rien n’est dit', async () => {
    assert.deepEqual((await lire(unJournal(recul('2026-11-24T07:59:40Z')).lignes)).remarques, [])
  })

  it('un rang antidaté ou postdaté, quand l’horloge n’a pas bougé, reste trouvé', async () => {
    for (const ecrit of ['2026-11-23T08:00:01Z', '2026-11-25T08:00:01Z']) {
      const lu = await lire(unJournal([a('2026-11-24T08:00:00Z'), { ecrit, scelle: '2026-11-24T08:00:01Z' }]).lignes)
      assert.match(lu.anomalies[0] ?? '', /se dit d’un autre instant/)
    }
  })
})
