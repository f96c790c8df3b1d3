import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { annoncer, signerJeton } from '../src/acces/index.js'
import { fonctionDeLecture, nomDeLecture } from '../src/moteur/deriver/lecture.js'
import { creerIdentifiants } from '../src/moteur/identifiants.js'
import { lignesDe } from '../src/moteur/lignes.js'
import { identite } from '../src/parcours/identite/identite.echange.js'
import { type Bases, ouvrirBases, rejoindreBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'

/**
 * A traced, minimised reading over HTTP with a verified token, as a share of `pgbench` running the very SQL on the same
 * server in the same run; then the same without the journal. Needs `wrk` and `pgbench` (Debian: wrk, postgresql).
 */
const { values } = parseArgs({
  options: {
    taille: { type: 'string', default: '10000' },
    tranches: { type: 'string', default: '5' },
    secondes: { type: 'string', default: '3' },
  },
})
const taille = Number(values.taille)
const port = 18_080
const lancer = promisify(execFile)

const ligne = lignesDe(identite).find(l => l.code === 'identite.accompagnement.consulter')
if (!ligne) throw new Error('ligne absente')

const lua = `
local chemins, jetons = {}, {}
for l in io.lines(os.getenv('CHEMINS')) do chemins[#chemins + 1] = l end
for l in io.lines(os.getenv('JETONS')) do jetons[#jetons + 1] = { ['authorization'] = 'Bearer ' .. l } end
local n = 0
request = function() n = n + 1; return wrk.format('GET', chemins[math.random(#chemins)], jetons[n % #jetons + 1]) end
done = function(s, l) io.write(string.format('%d %d %d %d %d %d\\n', s.requests, s.duration, l:percentile(50), l:percentile(95), l:percentile(99), s.errors.status + s.errors.read + s.errors.timeout)) end`

type Mesure = { parSeconde: number; p50: number; p95: number; p99: number; erreurs: number }

async function parHttp(dossier: string): Promise<Mesure> {
  const { stdout } = await lancer(
    'wrk',
    ['-t1', '-c32', `-d${values.secondes}`, '-s', join(dossier, 'requetes.lua'), `http://127.0.0.1:${port}`],
    {
      env: { ...process.env, CHEMINS: join(dossier, 'chemins'), JETONS: join(dossier, 'jetons') },
    },
  )
  const [requetes = 0, duree = 1, p50 = 0, p95 = 0, p99 = 0, erreurs = 0] = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { parSeconde: (requetes / duree) * 1e6, p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000, erreurs }
}

async function parPgbench(dossier: string, url: string): Promise<number> {
  const { stdout } = await lancer('pgbench', [
    '-n',
    '-M',
    'prepared',
    '-c',
    '16',
    '-j',
    '1',
    '-T',
    values.secondes,
    '-f',
    join(dossier, 'lecture.sql'),
    url,
  ])
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
}

const mediane = (xs: readonly number[]) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)] ?? Number.NaN

async function preparer(dossier: string, bases: Bases, adressePublique: string) {
  const secrets = await chargerSecrets(lireConfiguration(process.env))
  await bases.proprietaire`update application set quota_par_seconde = 1000000`
  await annoncer(bases.proprietaire)
  const identifiants = creerIdentifiants(secrets.identifiants)
  const tires = Array.from({ length: 20_000 }, () => 1 + Math.floor(Math.random() * taille))
  await writeFile(
    join(dossier, 'chemins'),
    tires.map(n => `/api/v1/accompagnement/identites/${identifiants.pour('CD59', BigInt(n))}`).join('\n'),
  )
  const porteur = {
    clientId: 'portail',
    organisation: 'CD59',
    structure: 'CD59-UT-LILLE',
    royaume: '/agent',
    agent: 'roy.claire|ROY|Claire',
    scopes: ['identite.accompagnement.consulter'],
    session: connexionForte(new Date()),
  } as const
  const jetons = await Promise.all(Array.from({ length: 50 }, () => signerJeton(secrets, porteur, { adressePublique, duree: 7200 })))
  await writeFile(join(dossier, 'jetons'), jetons.join('\n'))
  await writeFile(join(dossier, 'requetes.lua'), lua)
  const [numero] = await bases.application<
    { id: number }[]
  >`select id from ligne_declaree where code = ${ligne?.code ?? ''} order by id desc limit 1`
  await writeFile(
    join(dossier, 'lecture.sql'),
    `\\set id random(1, ${taille})\nselect rang, version, document from ${nomDeLecture(ligne as never)}(${numero?.id}, current_date, array[:id]::bigint[], array['CD59'], array['CD59-UT-LILLE'], array[null]::bigint[], array['roy.claire|ROY|Claire'], array['portail'], array['5d492e32-f962-4eb0-9134-eeb4285c712d']);\n`,
  )
}

const demarre = () =>
  new Promise<() => Promise<void>>((resolve, reject) => {
    const serveur = spawn(process.execPath, ['dist/src/serveur/cli.js', 'demarrer'], {
      env: { ...process.env, PORT: String(port), NIVEAU_JOURNAL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    serveur.stdout.on(
      'data',
      d =>
        String(d).includes('écoute sur') &&
        resolve(() => new Promise(fini => serveur.once('exit', () => fini()) && serveur.kill('SIGINT'))),
    )
    serveur.once('exit', code => reject(new Error(`le serveur s’est arrêté (${code})`)))
  })

const dossier = await mkdtemp(join(tmpdir(), 'banc-'))
process.env.DOSSIER_DONNEES ??= join(dossier, 'donnees')
const configuration = lireConfiguration({ ...process.env, PORT: String(port) })
const amorce = await ouvrirBases(configuration)
await migrer(amorce.proprietaire)
const depart = performance.now()
await chargerLesOrganisations(amorce.proprietaire)
await peupler(amorce.proprietaire, taille)
console.log(`${taille} personnes en ${((performance.now() - depart) / 1000).toFixed(1)} s`)
await amorce.fermer()

const arreter = await demarre()
const bases = await rejoindreBases(configuration)
try {
  await preparer(dossier, bases, configuration.adressePublique)
  const sansJournal = fonctionDeLecture(ligne).replace(/,\s*trace as \([\s\S]*?\)\n\s*select l\.rang/, '\n  select l.rang')
  const avec: Mesure[] = []
  const sans: Mesure[] = []
  const sql: number[] = []
  await parHttp(dossier)
  for (let i = 0; i < Number(values.tranches); i++) {
    sql.push(await parPgbench(dossier, bases.urlApplication))
    avec.push(await parHttp(dossier))
    await bases.proprietaire.unsafe(sansJournal)
    sans.push(await parHttp(dossier))
    await bases.proprietaire.unsafe(fonctionDeLecture(ligne))
  }
  const debit = mediane(avec.map(m => m.parSeconde))
  const { p50, p95, p99 } = Object.fromEntries((['p50', 'p95', 'p99'] as const).map(p => [p, mediane(avec.map(m => m[p])).toFixed(1)]))
  console.log(
    `HTTP, journal compris : ${debit.toFixed(0)} lectures/s, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${avec.reduce((n, m) => n + m.erreurs, 0)} erreur`,
  )
  console.log(`pgbench, même SQL     : ${mediane(sql).toFixed(0)} /s → ratio ${(debit / mediane(sql)).toFixed(2)} (visé : ≥ 0,70)`)
  console.log(
    `sans journal          : ${mediane(sans.map(m => m.parSeconde)).toFixed(0)} /s → le journal coûte ${((1 - debit / mediane(sans.map(m => m.parSeconde))) * 100).toFixed(0)} % (visé : ≤ 15 %)`,
  )
} finally {
  await bases.fermer()
  await arreter()
  await rm(dossier, { recursive: true, force: true })
}
