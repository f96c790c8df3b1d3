import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { chargerLesApplications, chargerLesOrganisations } from '../jeu-d-essai/charger.js'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { creerHasard } from '../outils/epreuves/hasard.js'
import { signerJeton } from '../src/acces/index.js'
import { creerIdentifiants } from '../src/moteur/identifiants.js'
import { type Criteres, criteres, criteresDeSante } from '../src/parcours/orientation/criteres.js'
import { reponses } from '../src/parcours/orientation/orientation.essai.js'
import { proposer } from '../src/parcours/orientation/proposition.regles.js'
import { tableAu } from '../src/parcours/orientation/table-de-decision.js'
import { scopesPartenairesDe } from '../src/partenaire/index.js'
import { ouvrirBases } from '../src/serveur/base/bases.js'
import { migrer } from '../src/serveur/base/migrations.js'
import { lireConfiguration } from '../src/serveur/configuration.js'
import { composer } from '../src/serveur/plateforme.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import { peupler } from './peupler.js'
import { quotients, serie } from './series.js'
import { enregistrer, enScript } from './transaction-enregistree.js'

/**
 * A proposal with its explanation, in process; then a decision over HTTP (state, history, journal, work items, deadlines, event in one
 * transaction) as a share of `pgbench` running the statements that one such decision sent, for other persons, on the same server.
 */
const { values } = parseArgs({ options: { tours: { type: 'string', default: '5' }, decisions: { type: 'string', default: '240' } } })
const [tours, parTour, appelants] = [Number(values.tours), Number(values.decisions), 8]
const jour = '2026-11-27'

function propositionsParSeconde(): number {
  const h = creerHasard(7)
  const tous: Record<string, { schema: z.ZodType }> = { ...criteres, ...criteresDeSante }
  const tirer = (): Criteres =>
    Object.fromEntries(
      Object.entries(tous).map(([nom, { schema }]) => [
        nom,
        schema instanceof z.ZodEnum ? h.parmi(schema.options as string[]) : h.entier(2) === 0,
      ]),
    ) as Criteres
  const cas = Array.from({ length: 2_000 }, tirer)
  const table = tableAu(jour)
  const debut = performance.now()
  let faites = 0
  for (; performance.now() - debut < 1_000; faites += cas.length)
    for (const c of cas) proposer(c, { dateNaissance: '1990-05-12', solliciteLaMissionLocale: false, jour }, table)
  return (faites * 1_000) / (performance.now() - debut)
}
const propositions = Array.from({ length: tours }, propositionsParSeconde)
console.log(`proposition expliquée, en mémoire : ${serie(propositions, 0)} /s (visé : ≥ 5 000)`)

const dossier = await mkdtemp(join(tmpdir(), 'banc-orientation-'))
const configuration = lireConfiguration({ ...process.env, DOSSIER_DONNEES: join(dossier, 'donnees') })
const secrets = await chargerSecrets(configuration)
const bases = await ouvrirBases(configuration)
try {
  const { proprietaire, application } = bases
  await migrer(proprietaire)
  await chargerLesOrganisations(application)
  await chargerLesApplications(application, dossier, scopesPartenairesDe)
  await proprietaire`update application set quota_par_seconde = 1000000`
  const taille = 2 * parTour * (tours + 1) + 100
  await peupler(proprietaire, taille)
  const reglages = {
    proprietaire,
    application,
    urlApplication: bases.urlApplication,
    secrets,
    adressePublique: 'http://127.0.0.1',
    production: false,
    niveauJournal: 'error',
    seuils: [],
  }
  const plateforme = await composer({ ...reglages, dossierDesImports: dossier, dossierDesCourriels: dossier })
  const url = await plateforme.app.listen({ port: 0, host: '127.0.0.1' })
  const jeton = await signerJeton(
    secrets,
    {
      ...{ clientId: 'portail', organisation: 'CD59', structure: 'CD59-UT-LILLE', agent: 'roy.claire|ROY|Claire', royaume: '/agent' },
      scopes: ['orientation.decision.consulter', 'orientation.decision.deposer', 'decisionDOrientation.accompagnement.deposer'],
      session: connexionForte(new Date()),
    },
    { adressePublique: 'http://127.0.0.1', duree: 7200 },
  )
  const identifiants = creerIdentifiants(secrets.identifiants)
  const poster = async (chemin: string, usager: number, corps: unknown, cle: string = randomUUID()) => {
    const r = await fetch(`${url}/api/v1/${chemin}/${identifiants.pour('CD59', BigInt(usager))}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json', 'idempotency-key': cle },
      body: JSON.stringify(corps),
    })
    if (r.status !== 201) throw new Error(`${chemin} : ${r.status} ${await r.text()}`)
    await r.arrayBuffer()
  }
  await poster('decision/orientations', 1, reponses)
  // Everybody else waits for the same decision, as if each had answered the same.
  const copier = (table: string, colonnes: string, autres: string) =>
    proprietaire.unsafe(
      `insert into ${table} (${colonnes}) select ${colonnes.replaceAll(/\b(\w+)\b/g, 'y.$1')} from generate_series(2, ${taille}) i
       cross join lateral (select (jsonb_populate_record(null::${table}, to_jsonb(x) || ${autres})).* from ${table} x where x.usager_id = 1) y`,
    )
  const colonnesDe = async (table: string) =>
    (
      await proprietaire<{ nom: string }[]>`select column_name as nom from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`
    )
      .map(c => c.nom)
      .join(', ')
  await copier('orientation', await colonnesDe('orientation'), "jsonb_build_object('usager_id', i)")
  await copier('travail', await colonnesDe('travail'), "jsonb_build_object('usager_id', i, 'dossier', i, 'id', gen_random_uuid())")
  await proprietaire.unsafe('vacuum analyze')
  const decider = (usager: number, cle?: string) =>
    poster(
      'accompagnement/decisions-d-orientation',
      usager,
      { sens: 'ACCEPTEE', orientation: 1, surVersion: 1, date: new Date().toISOString().slice(0, 10) },
      cle,
    )

  let suivant = 2
  const parHttp = async (combien: number): Promise<number> => {
    const fin = suivant + combien
    const debut = performance.now()
    await Promise.all(
      Array.from({ length: appelants }, async () => {
        for (let u = suivant++; u < fin; u = suivant++) await decider(u)
      }),
    )
    suivant = fin
    return (combien * 1_000) / (performance.now() - debut)
  }
  await parHttp(20)
  const temoin = suivant++
  const cle = 'banc-d-orientation'
  const ordres = await enregistrer(application, () => decider(temoin, cle))
  const script = join(dossier, 'decision.sql')
  await writeFile(script, enScript(ordres, { usager: String(temoin), textes: [cle] }))
  console.log(`une décision : ${ordres.length} ordres`)

  const adresse = new URL(bases.urlApplication)
  const PGPASSWORD = decodeURIComponent(adresse.password)
  adresse.password = ''
  await proprietaire.unsafe('create sequence banc; grant usage on sequence banc to plateforme_application')
  const parPgbench = async (combien: number): Promise<number> => {
    await proprietaire`select setval('banc', ${suivant}, false)`
    const options = [
      '-n',
      '-M',
      'simple',
      '-c',
      String(appelants),
      '-j',
      '1',
      '-t',
      String(combien / appelants),
      '-f',
      script,
      adresse.href,
    ]
    const { stdout } = await promisify(execFile)('pgbench', options, { env: { ...process.env, PGPASSWORD } })
    suivant += combien
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  }
  const [http, pgbench]: [number[], number[]] = [[], []]
  for (let i = 0; i < tours; i++) {
    http.push(await parHttp(parTour))
    pgbench.push(await parPgbench(parTour))
  }
  const [{ n } = { n: 0 }] = await proprietaire<{ n: number }[]>`select count(*)::int as n from decision_d_orientation`
  console.log(`décision par HTTP, ${appelants} appelants : ${serie(http, 0)} /s ; pgbench, mêmes ordres : ${serie(pgbench, 0)} /s`)
  console.log(`HTTP ÷ pgbench : ${serie(quotients(http, pgbench), 2)} ; ${n} décisions écrites sur ${2 * tours * parTour + 21} demandées`)
  console.log(
    `tâches de la machine : ${loadavg()
      .map(x => x.toFixed(0))
      .join(', ')}`,
  )
  await plateforme.fermer()
} finally {
  await bases.fermer()
  await rm(dossier, { recursive: true, force: true })
}
