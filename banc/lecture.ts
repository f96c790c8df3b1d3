import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fonctionDeLecture } from '../src/moteur/deriver/lecture.js'
import { lignesDe } from '../src/moteur/lignes.js'
import { identite } from '../src/parcours/identite/identite.echange.js'
import { type Charge, type Mesure, preparer } from './charge.js'
import { type Installation, installer } from './installation.js'
import { seuils } from '../src/vigilance/seuils/seuils.js'
import { poserLesSeuils } from '../src/vigilance/index.js'
import { attenteDuDisque, compter, type Depense, depense } from './processeur.js'
import { mediane, quotients, serie } from './series.js'

/**
 * A traced, minimised reading over HTTP with a verified token, as a share of `pgbench` running the very SQL on the same server;
 * then the same without the journal, hence without its proofs nor the count of persons that detection makes of it; then among more people. Each round measures everything once, side by side, so that ratios hold
 * on a machine that others use. Needs `wrk` and `pgbench` (Debian: wrk, postgresql).
 */
const { values } = parseArgs({
  options: {
    taille: { type: 'string', default: '10000' },
    tours: { type: 'string', default: '5' },
    secondes: { type: 'string', default: '2' },
    connexions: { type: 'string', default: '64' },
  },
})
const premierPort = 18_080

const ligne = lignesDe(identite).find(l => l.code === 'identite.accompagnement.consulter')
if (!ligne) throw new Error('ligne absente')

const avecJournal = fonctionDeLecture(ligne)
// The same statement without its insert: no option of the product could do it.
const sansJournal = avecJournal.replace(/,\s*trace as \([\s\S]*?\)\n\s*select l\.rang/, '\n  select l.rang')
if (sansJournal === avecJournal) throw new Error('la lecture dérivée n’écrit plus sa trace où le banc la cherche')

type Tour = Mesure & Depense
type Releve = { installation: Installation; charge: Charge; avec: Tour[]; sansDetection: Tour[]; sans: Tour[]; pgbench: number[] }

async function mesurer({ installation, charge }: Releve): Promise<Tour> {
  const avant = await compter(installation)
  const mesure = await charge.parHttp()
  const { plateforme, base, ecritures } = depense(avant, await compter(installation))
  const { nombre } = mesure
  return { ...mesure, plateforme: plateforme / nombre, base: base / nombre, ecritures: ecritures / nombre }
}

async function tourner(r: Releve, rang: number): Promise<void> {
  const sql = r.installation.bases.proprietaire
  const etapes = [
    async () => r.pgbench.push(await r.charge.parPgbench()),
    async () => r.avec.push(await mesurer(r)),
    async () => {
      await sql.unsafe('alter table journal disable trigger vigilance')
      r.sansDetection.push(await mesurer(r))
      await sql.unsafe('alter table journal enable trigger vigilance')
    },
    async () => {
      await sql.unsafe(sansJournal)
      r.sans.push(await mesurer(r))
      await sql.unsafe(avecJournal)
    },
  ]
  // The order turns, so that none always follows another.
  for (let i = 0; i < etapes.length; i++) await etapes[(i + rang) % etapes.length]?.()
}

const enFrancais = (n: number) => n.toLocaleString('fr')
const de = (tours: readonly Tour[], quoi: keyof Tour) => tours.map(t => t[quoi])
const processeur = (tours: readonly Tour[]) => tours.map(t => t.plateforme + t.base)
const perte = (avec: readonly number[], sans: readonly number[]) => quotients(avec, sans).map(q => (1 - q) * 100)

function dire({ installation: { taille }, avec, sansDetection, sans, pgbench }: Releve): void {
  const lire = (nom: string, t: readonly Tour[]) =>
    console.log(
      `  ${nom} : ${serie(de(t, 'parSeconde'), 0)} /s, p50 ${serie(de(t, 'p50'), 1)} ms, p95 ${serie(de(t, 'p95'), 1)}, p99 ${serie(de(t, 'p99'), 1)}, ` +
        `${de(t, 'erreurs').reduce((a, b) => a + b, 0)} erreur\n    processeur par lecture : plateforme ${serie(de(t, 'plateforme'), 0)} µs, base ${serie(de(t, 'base'), 0)} µs`,
    )
  console.log(`${enFrancais(taille)} personnes`)
  lire('HTTP, journal compris', avec)
  lire('journal et preuves, sans détection', sansDetection)
  lire('sans aucun des trois', sans)
  console.log(`  pgbench, même SQL : ${serie(pgbench, 0)} /s`)
  console.log(`  HTTP ÷ pgbench : ${serie(quotients(de(avec, 'parSeconde'), pgbench), 2)} (visé : ≥ 0,70)`)
  console.log(
    `  perdu par le journal, ses preuves et la détection : ${serie(perte(de(avec, 'parSeconde'), de(sans, 'parSeconde')), 0)} % du débit (visé : ≤ 15 %)`,
  )
  console.log(`  … sans la détection : ${serie(perte(de(sansDetection, 'parSeconde'), de(sans, 'parSeconde')), 0)} %`)
  console.log(`  … dont processeur : ${serie(perte(processeur(sans), processeur(avec)), 0)} % de celui d’une lecture`)
  console.log(`  lectures par écriture : ${(1 / mediane(de(avec, 'ecritures'))).toFixed(1)}`)
}

const dossier = await mkdtemp(join(tmpdir(), 'banc-'))
// The database's own account may enter it: its files stay here, and go with it.
await chmod(dossier, 0o755)
const releves: Releve[] = []
try {
  for (const [i, taille] of values.taille.split(',').map(Number).entries()) {
    const installation = await installer(dossier, taille, premierPort + i)
    // Those of the product: nobody here reads more persons than he may.
    await poserLesSeuils(installation.bases.proprietaire, seuils)
    const options = { secondes: Number(values.secondes), connexions: Number(values.connexions) }
    releves.push({
      installation,
      charge: await preparer(installation, dossier, ligne, options),
      avec: [],
      sansDetection: [],
      sans: [],
      pgbench: [],
    })
  }
  for (const { charge } of releves) await charge.parHttp()
  for (let tour = 0; tour < Number(values.tours); tour++) for (const r of releves) await tourner(r, tour)
  releves.forEach(dire)
  const [premier, ...suivants] = releves
  for (const { installation, avec } of suivants)
    console.log(
      `p50 à ${enFrancais(installation.taille)} ÷ p50 à ${enFrancais(premier?.installation.taille ?? 0)} : ${serie(quotients(de(avec, 'p50'), de(premier?.avec ?? [], 'p50')), 2)} (visé : ≤ 1,2)`,
    )
  const [uneMinute = 0, , unQuartDHeure = 0] = loadavg()
  console.log(
    `8 ko sur le disque : ${attenteDuDisque(dossier).toFixed(2)} ms ; tâches de la machine : ${uneMinute.toFixed(0)} depuis une minute, ${unQuartDHeure.toFixed(0)} depuis un quart d’heure`,
  )
} finally {
  for (const { installation } of releves) await installation.retirer()
  await rm(dossier, { recursive: true, force: true })
}
